// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { quantitiesWithRoom, withRoom } from './lists.ts';
import { NONE } from './model.ts';
import type { Arithmetic, Quantity, QuantityColumn } from './quantity.ts';

type Days = Int32Array<ArrayBuffer>;

/** Below this many, inserting one by one is faster than counting days. */
const FEW = 24;
const ROOM = 1024;

/**
 * What planned orders need, in the order of exploding, chained by the stream that has to provide
 * it. A chain is thus in the order of parents and lines; `gather` sorts it by day, keeping that.
 * In columns; those up to `count` are there.
 */
export class Dependents {
  count = 0;
  parent: Days;
  line: Days;
  stream: Days;
  day: Days;
  quantity: QuantityColumn;
  /** What `gather` found: indexes by day, with their quantities. Valid until the next call. */
  found: Days = new Int32Array(ROOM);
  foundDay: Days = new Int32Array(ROOM);
  foundQuantity: QuantityColumn;
  #next: Days;
  /** First and last of each stream's chain. */
  #first: Days = new Int32Array(ROOM).fill(NONE);
  #last: Days = new Int32Array(ROOM).fill(NONE);
  /** The chain as it stands, while it is sorted; and how many there are of each day. */
  #unsorted: Days = new Int32Array(ROOM);
  #ofDay: Days = new Int32Array(ROOM);
  readonly #arithmetic: Arithmetic;

  /** `room` is how many there will be, as far as anybody can tell. */
  constructor(arithmetic: Arithmetic, room: number) {
    this.#arithmetic = arithmetic;
    this.parent = new Int32Array(room);
    this.line = new Int32Array(room);
    this.stream = new Int32Array(room);
    this.day = new Int32Array(room);
    this.quantity = arithmetic.column(room);
    this.#next = new Int32Array(room);
    this.foundQuantity = arithmetic.column(ROOM);
  }

  push(parent: number, line: number, stream: number, day: number, quantity: Quantity): void {
    const index = this.count;
    if (index === this.parent.length) this.#grow(index * 2);
    if (stream >= this.#first.length) this.#growStreams(stream * 2);
    this.parent[index] = parent;
    this.line[index] = line;
    this.stream[index] = stream;
    this.day[index] = day;
    this.quantity[index] = quantity;
    this.#next[index] = NONE;
    if (this.#first[stream] === NONE) this.#first[stream] = index;
    else this.#next[this.#last[stream]!] = index;
    this.#last[stream] = index;
    this.count = index + 1;
  }

  /** How many the stream has to provide for; they are then in `found`. */
  gather(stream: number): number {
    if (stream >= this.#first.length) return 0;
    const next = this.#next;
    const days = this.day;
    const quantities = this.quantity;
    let { found, foundDay, foundQuantity } = this;
    let count = 0;
    let before = 0;
    let rises = true;
    for (let index = this.#first[stream]!; index !== NONE; index = next[index]!) {
      if (count === found.length) {
        this.#growFound();
        found = this.found;
        foundDay = this.foundDay;
        foundQuantity = this.foundQuantity;
      }
      const day = days[index]!;
      if (day < before) rises = false;
      found[count] = index;
      foundDay[count] = day;
      foundQuantity[count] = quantities[index]!;
      before = day;
      count += 1;
    }
    if (!rises) {
      if (count <= FEW) this.#insertOneByOne(count);
      else this.#countDays(count);
    }
    return count;
  }

  #insertOneByOne(count: number): void {
    const { found, foundDay, foundQuantity } = this;
    for (let from = 1; from < count; from += 1) {
      const day = foundDay[from]!;
      if (day >= foundDay[from - 1]!) continue;
      const index = found[from]!;
      const quantity = foundQuantity[from]!;
      let to = from;
      for (; to > 0 && foundDay[to - 1]! > day; to -= 1) {
        found[to] = found[to - 1]!;
        foundDay[to] = foundDay[to - 1]!;
        foundQuantity[to] = foundQuantity[to - 1]!;
      }
      found[to] = index;
      foundDay[to] = day;
      foundQuantity[to] = quantity;
    }
  }

  /** Days are few and none lies before today. */
  #countDays(count: number): void {
    const { found, foundDay, foundQuantity } = this;
    let last = 0;
    for (let at = 0; at < count; at += 1) if (foundDay[at]! > last) last = foundDay[at]!;
    if (this.#ofDay.length < last + 2) this.#ofDay = new Int32Array(last * 2);
    if (this.#unsorted.length < found.length) this.#unsorted = new Int32Array(found.length);
    const start = this.#ofDay;
    const unsorted = this.#unsorted;
    start.fill(0, 0, last + 2);
    for (let at = 0; at < count; at += 1) {
      start[foundDay[at]! + 1]! += 1;
      unsorted[at] = found[at]!;
    }
    for (let day = 1; day <= last; day += 1) start[day]! += start[day - 1]!;
    const days = this.day;
    const quantities = this.quantity;
    for (let at = 0; at < count; at += 1) {
      const index = unsorted[at]!;
      const day = days[index]!;
      const to = start[day]!;
      start[day] = to + 1;
      found[to] = index;
      foundDay[to] = day;
      foundQuantity[to] = quantities[index]!;
    }
  }

  #grow(length: number): void {
    this.parent = withRoom(this.parent, length);
    this.line = withRoom(this.line, length);
    this.stream = withRoom(this.stream, length);
    this.day = withRoom(this.day, length);
    this.quantity = quantitiesWithRoom(this.#arithmetic, this.quantity, length);
    this.#next = withRoom(this.#next, length);
  }

  #growStreams(length: number): void {
    const known = this.#first.length;
    this.#first = withRoom(this.#first, length).fill(NONE, known);
    this.#last = withRoom(this.#last, length).fill(NONE, known);
  }

  #growFound(): void {
    const length = this.found.length * 2;
    this.found = withRoom(this.found, length);
    this.foundDay = withRoom(this.foundDay, length);
    this.foundQuantity = quantitiesWithRoom(this.#arithmetic, this.foundQuantity, length);
  }
}
