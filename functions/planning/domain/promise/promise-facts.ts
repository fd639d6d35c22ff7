import type { WorkCalendar } from '../../../../shared/kernel/calendar.ts';
import type { BusinessDate } from '../../../../shared/kernel/date.ts';
import type { Decimal } from '../../../../shared/kernel/decimal.ts';
import type { LossMode } from '../../../../shared/kernel/requirement.ts';
import type { Centre } from '../capacity/centre.ts';
import type { LeadTime } from '../snapshot.ts';

/**
 * Everything a promise follows from, at one instant, as plain data. Quantities are decimal strings
 * in the item's unit. Only what somebody has approved, released or made firm counts as supply.
 */
export interface PromiseFacts {
  today: BusinessDate;
  lossMode: LossMode;
  /** Working days from finished to gone, of what has to be made or bought first. */
  handlingDays: number;
  /** Calendar days on the way, of the same. */
  transitDays: number;
  items: ReadonlyMap<string, PromiseItem>;
  /** Those of today. */
  boms: ReadonlyMap<string, PromiseBom>;
  routings: ReadonlyMap<string, readonly PromiseOperation[]>;
  centres: ReadonlyMap<string, Centre>;
  /** By centre and day, the minutes that are planned already. */
  load: ReadonlyMap<string, ReadonlyMap<BusinessDate, number>>;
  calendar: WorkCalendar;
  /** What lies in warehouses that count and is reserved for nobody. */
  free: ReadonlyMap<string, Decimal>;
  demands: readonly OpenDemand[];
  supplies: readonly OpenSupply[];
}

export interface PromiseItem {
  id: string;
  decimals: number;
  source: 'make' | 'buy' | 'none';
  leadTime: LeadTime;
  /** The days that its supplier works; absent: the company's. */
  calendar?: WorkCalendar;
  /** Whether a demand of it is made to order that does not say so itself. */
  madeToOrder: boolean;
}

export interface PromiseBom {
  outputQuantity: Decimal;
  yield: Decimal;
  components: readonly {
    itemId: string;
    quantity: Decimal;
    fixed: Decimal;
    loss: Decimal;
    phantom: boolean;
  }[];
}

export interface PromiseOperation {
  centreId: string;
  setupMinutes: Decimal;
  runMinutes: Decimal;
  waitMinutes: number;
}

/** A document that wants or brings something. */
export interface FlowSource {
  noun: 'salesOrder' | 'workOrder' | 'purchaseOrder' | 'firmPlannedOrder' | 'stockMove';
  id: string;
  number: string;
  line: number;
}

export interface OpenDemand {
  source: FlowSource;
  itemId: string;
  /** Not delivered, not issued. */
  quantity: Decimal;
  /** Of it, reserved on hand. */
  reserved: Decimal;
  /** The day it is wanted. */
  date: BusinessDate;
  /** Met by what is made for it alone, never from free stock. Absent: its item says. */
  madeToOrder?: boolean;
}

export interface OpenSupply {
  source: FlowSource;
  itemId: string;
  quantity: Decimal;
  /** When it arrives or is finished, as confirmed or planned. */
  date: BusinessDate;
  /** Of a work order or a firm planned order: when it is to begin. */
  startOn?: BusinessDate;
  /** It comes from a warehouse of the company: nobody inspects it. */
  inspected?: boolean;
  /** The order line, as `keyOf` names it, that it is made for. */
  madeFor?: string;
}

/** Names one line of one document. */
export const keyOf = ({ noun, id, line }: FlowSource): string => `${noun} ${id} ${line}`;
