import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import type { BusinessDate } from '../../../shared/kernel/date.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';
import type { LastMade } from '../../../shared/kernel/last-made.ts';

/**
 * Everything planning looks at, at one instant, as plain data. Quantities are decimal strings in
 * the item's unit, dates business dates; ids are opaque. A (item, area) pair is planned by itself.
 */
export interface Snapshot {
  today: BusinessDate;
  /** Days planned from today on; later demand waits for a later run. */
  horizonDays: number;
  /** 'factor': quantity × (1 + loss). 'yield': quantity ÷ (1 − loss). */
  lossMode: 'factor' | 'yield';
  items: readonly PlannedItem[];
  boms: readonly PlannedBom[];
  onHand: readonly OnHand[];
  demands: readonly Demand[];
  supplies: readonly Supply[];
  /** By id; the one named 'standard' is for whatever names none. */
  calendars: Readonly<Record<string, WorkCalendar>>;
  /** Of what plans the same items and structures again, so that they become columns once. */
  lastMade?: LastMade;
}

export interface PlannedItem {
  id: string;
  /** '' is the main area. */
  area: string;
  /** Decimals of its quantities; requirements are rounded up to them per parent order. */
  decimals: number;
  /** 'none': it is not to be had any more; shortage is reported as noSource. */
  source: 'make' | 'buy' | 'none';
  /** What nobody says of it, although it is planned. */
  lacks?: readonly ('supplier' | 'leadTime')[];
  safetyStock: Decimal;
  lot: LotRule;
  leadTime: LeadTime;
  /** No planned receipt falls before today plus these days without an exception. */
  timeFenceDays: number;
  /** As a component of what is made for an order, it is made for that order alone. */
  madeToOrder: boolean;
  /** The same of what is bought or made; the two differ in what a line that sells it is. */
  pegHard: boolean;
}

/** Applied in this order: policy, minimum, multiple, maximum. Absent: no such limit. */
export interface LotRule {
  policy: 'lotForLot' | 'fixed' | 'period';
  /** Of 'fixed'; an economic quantity has become a fixed one. */
  size?: Decimal;
  /** Of 'period': an order covers the net needs of this many days, its own day included. */
  periodDays?: number;
  minimum?: Decimal;
  multiple?: Decimal;
  maximum?: Decimal;
}

export interface LeadTime {
  fixedDays: number;
  /** Days for one unit; fixed + perUnit × quantity is rounded up to whole days. */
  perUnitDays: Decimal;
  counts: 'calendar' | 'working';
  /** Days between arrival and use, counted the same way. */
  receiptDays: number;
  /** Key of `calendars`. */
  calendar?: string;
}

/** The version of an item that holds on a day: [from, to], open where absent. */
export interface PlannedBom {
  itemId: string;
  from?: BusinessDate;
  to?: BusinessDate;
  outputQuantity: Decimal;
  /** Good pieces per piece started. */
  yield: Decimal;
  components: readonly Component[];
}

export interface Component {
  lineNo: number;
  itemId: string;
  /** For `outputQuantity`. */
  quantity: Decimal;
  /** Once per order. */
  fixed: Decimal;
  loss: Decimal;
  phantom: boolean;
  from?: BusinessDate;
  to?: BusinessDate;
}

export interface OnHand {
  itemId: string;
  area: string;
  /** Nettable stock less what is hard reserved. */
  quantity: Decimal;
}

export interface Demand {
  /** Unique: the document's id and line. */
  id: string;
  kind: 'salesOrder' | 'forecast' | 'masterPlan' | 'component';
  itemId: string;
  area: string;
  quantity: Decimal;
  /** Past ones fall on today. */
  date: BusinessDate;
  /** Smaller is more important, among demands of a day. */
  priority: number;
  /**
   * The order line that it is made for, met by supply made for it alone, never from free stock.
   * Of a component only if the item is kept for its order.
   */
  order?: string;
}

export interface Supply {
  id: string;
  kind: 'purchaseRequest' | 'purchaseOrder' | 'workOrder' | 'transit' | 'firmPlanned' | 'keptStock';
  itemId: string;
  area: string;
  quantity: Decimal;
  /** When it can be used; past ones count on today, with an exception. */
  date: BusinessDate;
  /** The past day on which it should have come, where `date` does not say that itself. */
  overdueSince?: BusinessDate;
  /**
   * From this day on nothing is planned for what it will bring, although it comes later: nothing
   * new could come sooner, or it was placed for a need of this day.
   */
  coversFrom?: BusinessDate;
  /** The order line it is kept for. */
  order?: string;
}
