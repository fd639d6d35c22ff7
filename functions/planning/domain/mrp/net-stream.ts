// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { Dependents, Wants } from './dependents.ts';
import { type Exploder, guardTotal, versionOn } from './explode.ts';
import type { DayList, QuantityList } from './lists.ts';
import { type Given, type Model, NEVER, NONE } from './model.ts';
import type { PlannedOrders } from './planned-orders.ts';
import type { Quantity } from './quantity.ts';
import { rowIn } from './row-in.ts';
import type { Streams } from './streams.ts';

const MOST_PARTS = 1_000;
const FIXED = 1;
const PERIOD = 2;
const MAKE = 1;
/** Nothing is planned longer ahead: more is a slip of the keys, and would leave the calendar. */
export const MOST_LEAD_DAYS = 10_000;

/** What netting reads and writes; one for a whole plan. */
export interface Ledger {
  model: Model;
  streams: Streams;
  demands: Given;
  supplies: Given;
  /** Where the given ones of a stream begin and end. */
  demandStart: Int32Array;
  demandEnd: Int32Array;
  supplyStart: Int32Array;
  supplyEnd: Int32Array;
  dependents: Dependents;
  orders: PlannedOrders;
  exploder: Exploder;
  /**
   * Per stream in the order of planning: first day of need that nothing is planned for, and most.
   */
  unmetDay: DayList;
  unmetMost: QuantityList;
}

/** Nets one stream after the other: rules 7 to 12. */
export class Netting {
  readonly #ledger: Ledger;
  #stream = 0;
  #record = 0;
  /** Next given demand, dependent and supply of the stream, and where they end. */
  #given = 0;
  #givenEnd = 0;
  #dependent = 0;
  #dependentEnd = 0;
  #supply = 0;
  #supplyEnd = 0;
  #wants: Wants;
  /** What phantom orders pass on, of the day last looked at. */
  #passed: Quantity;
  readonly #usedAsPhantom: Uint8Array;

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
    this.#wants = ledger.dependents.of(NONE);
    this.#passed = ledger.model.arithmetic.zero;
    const { boms, items } = ledger.model;
    this.#usedAsPhantom = new Uint8Array(items.length);
    for (let line = 0; line < boms.lineItem.length; line += 1) {
      if (boms.linePhantom[line] === 1) this.#usedAsPhantom[boms.lineItem[line]!] = 1;
    }
  }

  net(stream: number, wants: Wants): void {
    this.#open(stream, wants);
    const { model, streams, unmetDay, unmetMost } = this.#ledger;
    const { records, arithmetic } = model;
    const implied = streams.implied[stream] === 1 || streams.order[stream] !== 0;
    const safety = implied ? arithmetic.zero : records.safety[this.#record]!;
    const source = records.source[this.#record]!;
    const fence = records.fenceDay[this.#record]!;
    let balance = this.stock(stream);
    let firstUnmet = NONE;
    let mostUnmet = arithmetic.zero;
    for (let day = 0; day <= model.lastDay; day = this.#nextDay(day, fence)) {
      const available = balance + this.#suppliesOf(day);
      const demand = this.#demandsOf(day, available);
      const passed = this.#passed;
      const net = demand + safety - available - passed;
      let planned = arithmetic.zero;
      if (net > 0) {
        if (source !== 0 && day >= fence) planned = this.#plan(day, net);
        else {
          if (firstUnmet === NONE) firstUnmet = day;
          if (net > mostUnmet) mostUnmet = net;
        }
      }
      balance = available + passed + planned - demand;
    }
    unmetDay.push(firstUnmet);
    unmetMost.push(mostUnmet);
  }

  stock(stream: number): Quantity {
    const { model, streams } = this.#ledger;
    if (streams.order[stream] !== 0) return model.arithmetic.zero;
    const at = streams.item[stream]! * model.areas.length + streams.area[stream]!;
    return model.stock.get(at) ?? model.arithmetic.zero;
  }

  #open(stream: number, wants: Wants): void {
    const { demandStart, demandEnd, supplyStart, supplyEnd, streams } = this.#ledger;
    this.#stream = stream;
    this.#record = streams.record[stream]!;
    this.#given = demandStart[stream] ?? 0;
    this.#givenEnd = demandEnd[stream] ?? 0;
    this.#supply = supplyStart[stream] ?? 0;
    this.#supplyEnd = supplyEnd[stream] ?? 0;
    this.#wants = wants;
    this.#dependent = wants.from;
    this.#dependentEnd = wants.end;
    this.#guard();
  }

  /** All sums of a stream are bounded by the sum of all that enters it. */
  #guard(): void {
    const { model, demands, supplies } = this.#ledger;
    const { quantity } = this.#wants;
    const stock = this.stock(this.#stream);
    let total = stock > 0 ? stock : -stock;
    total += model.records.safety[this.#record]!;
    for (let index = this.#given; index < this.#givenEnd; index += 1) {
      total += demands.quantity[index]!;
    }
    for (let index = this.#supply; index < this.#supplyEnd; index += 1) {
      total += supplies.quantity[index]!;
    }
    for (let at = this.#dependent; at < this.#dependentEnd; at += 1) {
      total += quantity[at]!;
    }
    guardTotal(model, total);
  }

  #nextDay(day: number, fence: number): number {
    const { demands, supplies } = this.#ledger;
    let next = day < fence ? fence : NEVER;
    if (this.#given < this.#givenEnd) {
      const found = demands.day[this.#given]!;
      if (found < next) next = found;
    }
    if (this.#dependent < this.#dependentEnd) {
      const found = this.#wants.day[this.#dependent]!;
      if (found < next) next = found;
    }
    if (this.#supply < this.#supplyEnd) {
      const found = supplies.day[this.#supply]!;
      if (found < next) next = found;
    }
    return next;
  }

  #suppliesOf(day: number): Quantity {
    const { supplies, model } = this.#ledger;
    let sum = model.arithmetic.zero;
    while (this.#supply < this.#supplyEnd && supplies.day[this.#supply] === day) {
      sum += supplies.quantity[this.#supply]!;
      this.#supply += 1;
    }
    return sum;
  }

  /** All demands of the day; `#passed` is then how much of them phantom orders pass on. */
  #demandsOf(day: number, available: Quantity): Quantity {
    const { demands, model, streams } = this.#ledger;
    let demand = model.arithmetic.zero;
    let passed = model.arithmetic.zero;
    while (this.#given < this.#givenEnd && demands.day[this.#given] === day) {
      demand += demands.quantity[this.#given]!;
      this.#given += 1;
    }
    let left = available;
    const { need, day: wantedOn, quantity: wanted } = this.#wants;
    const mayBePhantom = this.#usedAsPhantom[streams.item[this.#stream]!] === 1;
    while (this.#dependent < this.#dependentEnd && wantedOn[this.#dependent] === day) {
      const quantity = wanted[this.#dependent]!;
      demand += quantity;
      this.#dependent += 1;
      if (!mayBePhantom) continue;
      const index = need[this.#dependent - 1]!;
      if (!this.#isPhantom(index, day)) continue;
      const rest =
        left > 0 ? (left < quantity ? quantity - left : model.arithmetic.zero) : quantity;
      left -= quantity;
      if (!(rest > 0)) continue;
      passed += rest;
      this.#passOn(index, day, rest);
    }
    this.#passed = passed;
    return demand;
  }

  #isPhantom(dependent: number, day: number): boolean {
    const { model, streams, dependents } = this.#ledger;
    const item = streams.item[this.#stream]!;
    if (this.#usedAsPhantom[item] === 0) return false;
    if (model.boms.linePhantom[dependents.line[dependent]!] === 0) return false;
    return versionOn(model, item, day) !== NONE;
  }

  #passOn(dependent: number, day: number, quantity: Quantity): void {
    const { orders, streams, dependents, exploder } = this.#ledger;
    const parent = rowIn(orders.dependentStart, dependent, orders.count);
    const own = streams.order[this.#stream]!;
    const carries = own === 0 ? orders.carries[parent]! : own;
    const days = { available: day, due: day, release: day };
    orders.push(days, quantity, [dependent, carries, dependents.count]);
    exploder.explode(this.#stream, carries, day, quantity);
  }

  /** Makes the orders for a net and answers their sum. Rule 9. */
  #plan(day: number, net: Quantity): Quantity {
    const { model, orders } = this.#ledger;
    const { records, arithmetic } = model;
    const row = this.#record;
    const minimum = records.minimum[row]!;
    const multiple = records.multiple[row]!;
    let quantity = net;
    if (records.policy[row] === FIXED && records.size[row]! > 0) {
      quantity = arithmetic.raise(net, records.size[row]!);
    } else if (records.policy[row] === PERIOD) quantity = this.#needOfPeriod(day, net);
    if (quantity < minimum) quantity = minimum;
    if (multiple > 0) quantity = arithmetic.raise(quantity, multiple);
    const chunk = records.chunk[row]!;
    if (!(chunk > 0) || !(quantity > records.maximum[row]!)) {
      this.#order(day, quantity);
      return quantity;
    }
    if (arithmetic.parts(quantity, chunk, MOST_PARTS) > MOST_PARTS) {
      orders.beyondMaximum.push(orders.count);
      this.#order(day, quantity);
      return quantity;
    }
    let sum = arithmetic.zero;
    let left = quantity;
    for (; left > chunk; left -= chunk) {
      this.#order(day, chunk);
      sum += chunk;
    }
    if (left < minimum) left = minimum;
    if (multiple > 0) left = arithmetic.raise(left, multiple);
    this.#order(day, left);
    return sum + left;
  }

  /** The most that lacks on any day of the period that begins today with this net. */
  #needOfPeriod(day: number, net: Quantity): Quantity {
    const { model, demands, supplies } = this.#ledger;
    const wants = this.#wants;
    const wanted = day + model.records.periodDays[this.#record]! - 1;
    const last = Math.min(wanted, model.lastDay);
    let given = this.#given;
    let dependent = this.#dependent;
    let supply = this.#supply;
    let running = net;
    let most = net;
    for (;;) {
      let next = NEVER;
      if (given < this.#givenEnd) next = demands.day[given]!;
      if (dependent < this.#dependentEnd && wants.day[dependent]! < next) {
        next = wants.day[dependent]!;
      }
      if (supply < this.#supplyEnd && supplies.day[supply]! < next) next = supplies.day[supply]!;
      if (next > last) return most;
      for (; given < this.#givenEnd && demands.day[given] === next; given += 1) {
        running += demands.quantity[given]!;
      }
      for (; dependent < this.#dependentEnd && wants.day[dependent] === next; ) {
        if (!this.#isPhantom(wants.need[dependent]!, next)) {
          running += wants.quantity[dependent]!;
        }
        dependent += 1;
      }
      for (; supply < this.#supplyEnd && supplies.day[supply] === next; supply += 1) {
        running -= supplies.quantity[supply]!;
      }
      if (running > most) most = running;
    }
  }

  #order(available: number, quantity: Quantity): void {
    const { model, orders, streams, dependents, exploder } = this.#ledger;
    const { records, arithmetic } = model;
    const row = this.#record;
    arithmetic.guard(quantity);
    const walk = records.walk[row]!;
    const due = walk.back(available, records.receiptDays[row]!);
    const release = walk.back(due, leadDays(model, row, quantity));
    const carries = streams.order[this.#stream]!;
    const marks = [NONE, carries, dependents.count] as const;
    orders.push({ available, due, release }, quantity, marks);
    if (records.source[row] !== MAKE) return;
    exploder.explode(this.#stream, carries, Math.max(0, release), quantity);
  }
}

/** Days from release to due. Rule 10. */
export function leadDays({ records, arithmetic }: Model, row: number, quantity: Quantity): number {
  const variable = records.variableDays[row];
  if (variable === undefined) return Math.min(MOST_LEAD_DAYS, records.fixedDays[row]!);
  return Math.min(MOST_LEAD_DAYS, Number(arithmetic.apply(quantity, variable)));
}
