import type { Arithmetic, QuantityColumn, Ratio } from './quantity.ts';
import type { Walk } from './working-days.ts';

/** No such day, version, order. */
export const NONE = -1;
/** A day that never comes. */
export const NEVER = 0x7fff_ffff;

export const SOURCES = ['none', 'make', 'buy'] as const;
export const POLICIES = ['lotForLot', 'fixed', 'period'] as const;
export const MADE_TO_ORDER = 1;
export const PEG_HARD = 2;
/** What nobody says of an item, by bits. */
export const LACKS = { supplier: 1, leadTime: 2 } as const;

/** How an item is got in an area: one row per record of the snapshot, by item and area. */
export interface Records {
  item: Int32Array;
  area: Int32Array;
  source: Uint8Array;
  /** Of LACKS. */
  lacks: Uint8Array;
  safety: QuantityColumn;
  policy: Uint8Array;
  /** 0: no limit. */
  size: QuantityColumn;
  periodDays: Int32Array;
  minimum: QuantityColumn;
  multiple: QuantityColumn;
  maximum: QuantityColumn;
  /** What orders above the maximum are split into; 0: the maximum is no limit. */
  chunk: QuantityColumn;
  fixedDays: Int32Array;
  /** Lead days of a quantity, where they depend on it. */
  variableDays: (Ratio | undefined)[];
  receiptDays: Int32Array;
  /** Days for one unit, in millionths. */
  perUnit: Float64Array;
  /** Whose working days its lead time counts; NONE: every day. */
  calendar: Int32Array;
  walk: Walk[];
  fenceDay: Int32Array;
  dedicated: Uint8Array;
  /** Digest of how its lead time is counted. */
  rules: Float64Array;
}

/** Bills of materials in rows: versions of an item from `versionStart[item]` on, latest first. */
export interface Boms {
  versionStart: Int32Array;
  versionFrom: Int32Array;
  versionTo: Int32Array;
  lineStart: Int32Array;
  lineItem: Int32Array;
  linePosition: Int32Array;
  linePhantom: Uint8Array;
  lineFrom: Int32Array;
  lineTo: Int32Array;
  ratio: Ratio[];
  /** The same as doubles; a denominator of 0 says that they do not fit. */
  numerator: Float64Array;
  addend: Float64Array;
  denominator: Float64Array;
  /** Digest of the versions of each item. */
  rules: Float64Array;
}

/** Given demands or supplies; those of a stream stand together, in the order of the rules. */
export interface Given {
  id: string[];
  stream: Int32Array;
  /** Counted day. */
  day: Int32Array;
  /** When it is there: for a supply that covers needs before it comes, later than counted. */
  there: Int32Array;
  /** The day that the snapshot says. */
  ownDay: Int32Array;
  quantity: QuantityColumn;
  kind: Uint8Array;
  priority: Float64Array;
}

/** A snapshot in columns: days are offsets from today, names are indexes in order of text. */
export interface Model {
  arithmetic: Arithmetic;
  today: number;
  lastDay: number;
  items: string[];
  areas: string[];
  /** '' is the first. */
  orders: string[];
  calendars: string[];
  decimals: Uint8Array;
  recordStart: Int32Array;
  records: Records;
  boms: Boms;
  level: Int32Array;
  /** Digest of what holds for all streams: the calendars, and which records there are. */
  frame: number;
  /** Stock by item × areas + area. */
  stock: Map<number, number>;
}

export interface StreamKey {
  item: number;
  area: number;
  order: number;
}
