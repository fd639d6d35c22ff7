import type { BusinessDate } from '../../../../shared/kernel/date.ts';
import type { QuantityColumn } from './quantity.ts';

type Days = Int32Array<ArrayBuffer>;
type Small = Uint8Array<ArrayBuffer>;

/**
 * A plan in columns, with what it was netted from: everything that is asked of it later is
 * computed from these alone. Days are offsets from `today`. Rows of a stream stand together:
 * those of stream s are from `xStart[s]` up to `xStart[s + 1]`.
 */
export interface PlanColumns {
  today: BusinessDate;
  lastDay: number;
  /** Quantities are 64-bit whole numbers instead of doubles. */
  exact: boolean;
  items: string[];
  areas: string[];
  orders: string[];
  /** Ids; absent, with how long each stream takes, in plans from before these were told. */
  calendars?: string[];
  demandIds: string[];
  supplyIds: string[];
  /** Digest of the calendars and records; absent in plans from before net change. */
  frame?: number;

  itemDecimals: Small;
  itemLevel: Days;

  streamItem: Days;
  streamArea: Days;
  streamOrder: Days;
  streamSource: Small;
  streamSafety: QuantityColumn;
  streamStock: QuantityColumn;
  streamFence: Days;
  /** First day of a net that nothing is planned for, and the largest of those nets. */
  streamUnmetDay: Days;
  streamUnmetMost: QuantityColumn;
  streamPolicy: Small;
  streamSize: QuantityColumn;
  streamPeriod: Days;
  streamMinimum: QuantityColumn;
  streamMultiple: QuantityColumn;
  streamMaximum: QuantityColumn;
  streamReceiptDays: Days;
  /** How long it takes: fixed days, millionths of a day a unit, whose days (NONE: all). */
  streamFixedDays?: Days;
  streamPerUnit?: Float64Array<ArrayBuffer>;
  streamCalendar?: Days;
  /** Digest of its lead time and bill of materials: what the other columns do not say of it. */
  streamRules?: Float64Array<ArrayBuffer>;

  demandStart: Days;
  demandDay: Days;
  demandOwnDay: Days;
  demandQuantity: QuantityColumn;
  demandKind: Small;

  supplyStart: Days;
  /** Counted day. */
  supplyDay: Days;
  /** When it is there; absent in plans from before there was a difference. */
  supplyThere?: Days;
  supplyOwnDay: Days;
  supplyQuantity: QuantityColumn;
  supplyKind: Small;

  orderStart: Days;
  orderAvailable: Days;
  orderDue: Days;
  orderRelease: Days;
  orderQuantity: QuantityColumn;
  /** Row of the need that a phantom order passes on, or −1. */
  orderPhantomOf: Days;
  /** When it is there by rule 16; NEVER if a component is not to be had. */
  orderThere: Days;

  /** What orders need of components; needs of order o from `needStart[o]`. */
  needStart: Days;
  needQuantity: QuantityColumn;
  needStream: Days;
  needPosition: Days;
  needPhantom: Small;

  /** Rows of needs that a stream provides for, in its order. */
  foundStart: Days;
  found: Days;
  /** The day on which it provides for them. */
  foundDay: Days;

  exceptionStream: Days;
  exceptionCode: Small;
  /** Row of the supply, order or demand it speaks of. */
  exceptionOf: Days;
  exceptionDate: Days;
  /** NEVER: nobody can say; NONE: nothing to say. */
  exceptionTo: Days;
  exceptionQuantity: QuantityColumn;
}
