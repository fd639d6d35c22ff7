import type { Arithmetic, Quantity, QuantityColumn } from './quantity.ts';

/** A column of 32-bit whole numbers that grows. */
export class DayList {
  data: Int32Array<ArrayBuffer> = new Int32Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.data.length) {
      const grown = new Int32Array(this.data.length * 2);
      grown.set(this.data);
      this.data = grown;
    }
    this.data[this.length] = value;
    this.length += 1;
  }

  /** The first `count` of the values. */
  pushAll(values: Int32Array, count: number): void {
    for (let at = 0; at < count; at += 1) this.push(values[at] as number);
  }
}

/** A column of quantities that grows. */
export class QuantityList {
  data: QuantityColumn;
  length = 0;
  readonly #column: (length: number) => QuantityColumn;

  constructor(arithmetic: Arithmetic) {
    this.#column = arithmetic.column;
    this.data = arithmetic.column(1024);
  }

  push(value: Quantity): void {
    if (this.length === this.data.length) {
      const grown = this.#column(this.data.length * 2);
      grown.set(this.data);
      this.data = grown;
    }
    this.data[this.length] = value;
    this.length += 1;
  }
}
