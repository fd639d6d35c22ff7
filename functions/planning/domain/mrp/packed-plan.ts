import { defineError } from '../../../../shared/kernel/errors.ts';
import type { PlanColumns } from './plan-columns.ts';

/**
 * A plan as bytes: a mark, the length of a JSON header, the header, then every column at a
 * multiple of eight, in the narrowest kind of number that holds it. The same plan gives the same
 * bytes.
 */
const MARK = 0x31_4e_4c_50; // 'PLN1' read as a little-endian number
const ALIGNMENT = 8;

const unreadablePlan = defineError('unreadablePlan', 500, 'The stored plan cannot be read.');

type Column = Uint8Array | Int32Array | Float64Array | BigInt64Array;

const kinds = {
  u8: Uint8Array,
  u16: Uint16Array,
  i16: Int16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f64: Float64Array,
  i64: BigInt64Array,
} as const;
type Kind = keyof typeof kinds;
type As = 'u8' | 'i32' | 'f64' | 'i64';

interface ColumnEntry {
  name: string;
  /** How it is stored, and what it is unpacked as. */
  kind: Kind;
  as: As;
  length: number;
  offset: number;
}

interface Header {
  plain: Record<string, unknown>;
  columns: ColumnEntry[];
}

const asOf = (column: Column): As => {
  if (column instanceof Uint8Array) return 'u8';
  if (column instanceof Int32Array) return 'i32';
  return column instanceof Float64Array ? 'f64' : 'i64';
};

// One loop for each kind of column: a loop that meets both kinds takes three times as long.

function kindOfDays(column: Int32Array): Kind {
  let bits = 0;
  let signs = 0;
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row] as number;
    bits |= value ^ (value >> 31);
    signs |= value;
  }
  if (signs < 0) return bits <= 0x7fff ? 'i16' : 'i32';
  if (bits <= 0xff) return 'u8';
  return bits <= 0xffff ? 'u16' : 'u32';
}

const ranges: readonly [kind: Kind, least: number, most: number][] = [
  ['u8', 0, 0xff],
  ['u16', 0, 0xffff],
  ['i16', -0x8000, 0x7fff],
  ['u32', 0, 0xffff_ffff],
  ['i32', -0x8000_0000, 0x7fff_ffff],
];

function kindOfQuantities(column: Float64Array): Kind {
  let least = 0;
  let most = 0;
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const found = ranges.find(([, from, to]) => from <= least && most <= to);
  return found?.[0] ?? 'f64';
}

function narrowest(column: Column): Kind {
  if (column instanceof BigInt64Array) return 'i64';
  if (column instanceof Uint8Array) return 'u8';
  return column instanceof Int32Array ? kindOfDays(column) : kindOfQuantities(column);
}

const aligned = (offset: number) => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;

export function packPlan(plan: PlanColumns): Uint8Array<ArrayBuffer> {
  const plain: Record<string, unknown> = {};
  const columns: ColumnEntry[] = [];
  const data: Column[] = [];
  let end = 0;
  for (const [name, value] of Object.entries(plan) as [string, unknown][]) {
    if (!ArrayBuffer.isView(value)) {
      plain[name] = value;
      continue;
    }
    const column = value as Column;
    const kind = narrowest(column);
    const { length } = column;
    columns.push({ name, kind, as: asOf(column), length, offset: end });
    data.push(column);
    end = aligned(end + length * kinds[kind].BYTES_PER_ELEMENT);
  }
  const header = new TextEncoder().encode(JSON.stringify({ plain, columns } satisfies Header));
  const start = aligned(ALIGNMENT + header.byteLength);
  const bytes = new Uint8Array(start + end);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MARK, true);
  view.setUint32(4, header.byteLength, true);
  bytes.set(header, ALIGNMENT);
  columns.forEach(({ kind, length, offset }, index) => {
    // Each is written where it stays: a plan is too large to be narrowed in a copy first.
    const place = new kinds[kind](bytes.buffer, start + offset, length) as Int32Array;
    place.set(data[index] as Int32Array);
  });
  return bytes;
}

/** The inverse of `packPlan`. Throws 'unreadablePlan' on bytes of another kind. */
export function unpackPlan(packed: Uint8Array): PlanColumns {
  // Columns are laid over the bytes, which have to begin at a multiple of eight for that.
  const bytes = packed.byteOffset % ALIGNMENT === 0 ? packed : Uint8Array.from(packed);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < ALIGNMENT || view.getUint32(0, true) !== MARK) throw unreadablePlan({});
  const length = view.getUint32(4, true);
  const text = new TextDecoder().decode(bytes.subarray(ALIGNMENT, ALIGNMENT + length));
  const { plain, columns } = JSON.parse(text) as Header;
  const start = bytes.byteOffset + aligned(ALIGNMENT + length);
  const laidOver = columns.map(({ name, kind, as, length: rows, offset }): [string, Column] => {
    // What was a column of 32 signed bits has no values above them.
    const own = kind === 'u32' && as === 'i32' ? as : kind;
    const stored = new kinds[own](bytes.buffer as ArrayBuffer, start + offset, rows) as Int32Array;
    return [name, own === as ? stored : new (kinds[as] as typeof Int32Array)(stored)];
  });
  // An object made in one go is read far faster than one that grew column by column.
  return Object.fromEntries([...Object.entries(plain), ...laidOver]) as unknown as PlanColumns;
}
