// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { DayList, quantitiesWithRoom, withRoom } from './lists.ts';
import type { Arithmetic, Quantity, QuantityColumn } from './quantity.ts';

type Days = Int32Array<ArrayBuffer>;

/**
 * What a stream has to provide for: rows `from` up to `end`, by day, those of a day as exploded.
 */
export interface Wants {
  need: Days;
  day: Days;
  quantity: QuantityColumn;
  from: number;
  end: number;
}

/**
 * Rows by key, those of a key as they stand; `start` says where each begins and then where it ends.
 */
function sortInto(sorted: Days, rows: Days, count: number, key: Days, start: Days): void {
  for (let at = 0; at < count; at += 1) {
    const row = rows[at]!;
    const to = start[key[row]!]!;
    sorted[to] = row;
    start[key[row]!] = to + 1;
  }
}

/**
 * What planned orders need, in columns, in the order of exploding, which is that of parents and
 * lines; those up to `count` are there. `open` sorts what the streams of a level are wanted for.
 */
export class Dependents {
  count = 0;
  line: Days;
  stream: Days;
  day: Days;
  quantity: QuantityColumn;
  /** Of the level that is open; `of` says which of them are a stream's. */
  readonly #wants: Wants;
  /** Needs of each level that is not open yet. */
  readonly #ofLevel: (DayList | undefined)[] = [];
  /** How many needs each stream has, and where they end in the level that is open. */
  #ofStream: Days = new Int32Array(0);
  #end: Days = new Int32Array(0);
  #byDay: Days = new Int32Array(0);
  readonly #arithmetic: Arithmetic;

  /** `room` is how many there will be, as far as anybody can tell. */
  constructor(arithmetic: Arithmetic, room: number) {
    this.#arithmetic = arithmetic;
    this.line = new Int32Array(room);
    this.stream = new Int32Array(room);
    this.day = new Int32Array(room);
    this.quantity = arithmetic.column(room);
    const none = new Int32Array(0);
    this.#wants = { need: none, day: none, quantity: arithmetic.column(0), from: 0, end: 0 };
  }

  /** A need that its stream does not have to look for. */
  push(line: number, stream: number, day: number, quantity: Quantity): number {
    const index = this.count;
    if (index === this.line.length) this.#grow(index * 2);
    this.line[index] = line;
    this.stream[index] = stream;
    this.day[index] = day;
    this.quantity[index] = quantity;
    this.count = index + 1;
    return index;
  }

  /** A need of a stream whose level is still to be opened. */
  want(level: number, line: number, stream: number, day: number, quantity: Quantity): void {
    const index = this.push(line, stream, day, quantity);
    let needs = this.#ofLevel[level];
    if (needs === undefined) {
      needs = new DayList();
      this.#ofLevel[level] = needs;
    }
    needs.push(index);
    if (stream >= this.#ofStream.length) this.#growStreams(stream);
    this.#ofStream[stream]! += 1;
  }

  /** Sorts the needs of a level by its streams, as they stand, and by day. Answers all of them. */
  open(level: number, streams: Int32Array): Wants {
    const { data, length } = this.#ofLevel[level] ?? new DayList();
    this.#ofLevel[level] = undefined;
    this.#makeRoom(length);
    const wants = this.#wants;
    const { need, day, quantity } = wants;
    wants.from = 0;
    wants.end = length;
    // Days are few and none lies before today.
    sortInto(this.#byDay, data, length, this.day, this.#startsOfDays(data, length));
    sortInto(need, this.#byDay, length, this.stream, this.#startsOf(streams));
    for (let at = 0; at < length; at += 1) {
      day[at] = this.day[need[at]!]!;
      quantity[at] = this.quantity[need[at]!]!;
    }
    return wants;
  }

  /** What a stream of the level that is open is wanted for. Valid until the next call. */
  of(stream: number): Wants {
    const wants = this.#wants;
    wants.end = this.#end[stream] ?? 0;
    wants.from = wants.end - (this.#ofStream[stream] ?? 0);
    return wants;
  }

  #startsOfDays(needs: Days, count: number): Days {
    let last = 0;
    for (let at = 0; at < count; at += 1) {
      const day = this.day[needs[at]!]!;
      if (day > last) last = day;
    }
    const start = new Int32Array(last + 2);
    for (let at = 0; at < count; at += 1) start[this.day[needs[at]!]! + 1]! += 1;
    for (let day = 1; day <= last; day += 1) start[day]! += start[day - 1]!;
    return start;
  }

  #startsOf(streams: Int32Array): Days {
    let from = 0;
    for (const stream of streams) {
      if (stream >= this.#end.length) this.#growStreams(stream);
      this.#end[stream] = from;
      from += this.#ofStream[stream]!;
    }
    return this.#end;
  }

  #makeRoom(count: number): void {
    const wants = this.#wants;
    if (count <= wants.need.length) return;
    this.#byDay = new Int32Array(count);
    wants.need = new Int32Array(count);
    wants.day = new Int32Array(count);
    wants.quantity = this.#arithmetic.column(count);
  }

  #grow(length: number): void {
    this.line = withRoom(this.line, length);
    this.stream = withRoom(this.stream, length);
    this.day = withRoom(this.day, length);
    this.quantity = quantitiesWithRoom(this.#arithmetic, this.quantity, length);
  }

  #growStreams(stream: number): void {
    const length = Math.max(1024, stream * 2);
    this.#ofStream = withRoom(this.#ofStream, length);
    this.#end = withRoom(this.#end, length);
  }
}
