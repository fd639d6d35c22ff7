import type { Arithmetic, Quantity, QuantityColumn } from './quantity.ts';

type Days = Int32Array<ArrayBuffer>;

/** The same numbers with room for more. */
export function withRoom(column: Days, length: number): Days {
  const grown = new Int32Array(length);
  grown.set(column);
  return grown;
}

export function quantitiesWithRoom(
  { column }: Arithmetic,
  quantities: QuantityColumn,
  length: number,
): QuantityColumn {
  const grown = column(length);
  grown.set(quantities);
  return grown;
}

/** A column of 32-bit whole numbers that grows. */
export class DayList {
  data: Days;
  length = 0;

  constructor(room = 1024) {
    this.data = new Int32Array(room);
  }

  push(value: number): void {
    if (this.length === this.data.length) this.data = withRoom(this.data, this.length * 2);
    this.data[this.length] = value;
    this.length += 1;
  }

  /** The values from one row up to another. */
  pushAll(values: Int32Array, from: number, to: number): void {
    const end = this.length + to - from;
    if (end > this.data.length) {
      this.data = withRoom(this.data, Math.max(end, this.data.length * 2));
    }
    this.data.set(values.subarray(from, to), this.length);
    this.length = end;
  }
}

/** A column of quantities that grows. */
export class QuantityList {
  data: QuantityColumn;
  length = 0;
  readonly #arithmetic: Arithmetic;

  constructor(arithmetic: Arithmetic) {
    this.#arithmetic = arithmetic;
    this.data = arithmetic.column(1024);
  }

  push(value: Quantity): void {
    if (this.length === this.data.length) {
      this.data = quantitiesWithRoom(this.#arithmetic, this.data, this.length * 2);
    }
    this.data[this.length] = value;
    this.length += 1;
  }
}
