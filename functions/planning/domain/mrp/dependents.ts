// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { DayList, QuantityList } from './lists.ts';
import { NONE } from './model.ts';
import type { Arithmetic, Quantity } from './quantity.ts';

/** Below this many, inserting one by one is faster than sorting. */
const FEW = 48;
const INDEX_SPAN = 2 ** 32;

/**
 * What planned orders need, in the order of exploding, chained by the stream that has to provide
 * it. A chain is thus in the order of parents and lines; `gather` sorts it by day, keeping that.
 */
export class Dependents {
  readonly parent = new DayList();
  readonly line = new DayList();
  readonly stream = new DayList();
  readonly day = new DayList();
  readonly quantity: QuantityList;
  /** What `gather` found: indexes by day. Valid until the next call. */
  found: Int32Array<ArrayBuffer> = new Int32Array(1024);
  foundDay: Int32Array<ArrayBuffer> = new Int32Array(1024);
  readonly #next = new DayList();
  readonly #first: number[] = [];
  readonly #last: number[] = [];

  constructor(arithmetic: Arithmetic) {
    this.quantity = new QuantityList(arithmetic);
  }

  get count(): number {
    return this.parent.length;
  }

  push(parent: number, line: number, stream: number, day: number, quantity: Quantity): void {
    const index = this.parent.length;
    this.parent.push(parent);
    this.line.push(line);
    this.stream.push(stream);
    this.day.push(day);
    this.quantity.push(quantity);
    this.#next.push(NONE);
    while (this.#first.length <= stream) {
      this.#first.push(NONE);
      this.#last.push(NONE);
    }
    if (this.#first[stream] === NONE) this.#first[stream] = index;
    else this.#next.data[this.#last[stream]!] = index;
    this.#last[stream] = index;
  }

  /** How many the stream has to provide for; they are then in `found`. */
  gather(stream: number): number {
    let count = 0;
    let rises = true;
    const next = this.#next.data;
    const days = this.day.data;
    for (let index = this.#first[stream] ?? NONE; index !== NONE; index = next[index]!) {
      if (count === this.found.length) this.#grow();
      const day = days[index]!;
      if (count > 0 && day < this.foundDay[count - 1]!) rises = false;
      this.found[count] = index;
      this.foundDay[count] = day;
      count += 1;
    }
    if (!rises) {
      if (count <= FEW) this.#insertOneByOne(count);
      else this.#sort(count);
    }
    return count;
  }

  #insertOneByOne(count: number): void {
    const { found, foundDay } = this;
    for (let from = 1; from < count; from += 1) {
      const day = foundDay[from]!;
      if (day >= foundDay[from - 1]!) continue;
      const index = found[from]!;
      let to = from;
      for (; to > 0 && foundDay[to - 1]! > day; to -= 1) {
        found[to] = found[to - 1]!;
        foundDay[to] = foundDay[to - 1]!;
      }
      found[to] = index;
      foundDay[to] = day;
    }
  }

  #sort(count: number): void {
    const keys = new Float64Array(count);
    for (let at = 0; at < count; at += 1) {
      keys[at] = this.foundDay[at]! * INDEX_SPAN + this.found[at]!;
    }
    keys.sort();
    for (let at = 0; at < count; at += 1) {
      const key = keys[at]!;
      const day = Math.floor(key / INDEX_SPAN);
      this.foundDay[at] = day;
      this.found[at] = key - day * INDEX_SPAN;
    }
  }

  #grow(): void {
    const found = new Int32Array(this.found.length * 2);
    found.set(this.found);
    this.found = found;
    const foundDay = new Int32Array(this.foundDay.length * 2);
    foundDay.set(this.foundDay);
    this.foundDay = foundDay;
  }
}
