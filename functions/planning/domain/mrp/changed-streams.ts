// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { Compiled } from './compile-snapshot.ts';
import type { Wants } from './dependents.ts';
import { rulesOf } from './finish.ts';
import { NONE } from './model.ts';
import { Netting } from './net-stream.ts';
import type { PlanColumns } from './plan-columns.ts';
import { openLedger, type Planned, streamsInOrder } from './plan-streams.ts';
import { rowIn } from './row-in.ts';
import { parentOf, startOf } from './walk-pegs.ts';

/** A stream that was netted again, and where what it led to stands in the ledger. */
export interface Netted {
  orderFrom: number;
  orderEnd: number;
  needFrom: number;
  needEnd: number;
  foundFrom: number;
  foundEnd: number;
  /** It wants of its components exactly what it wanted before. */
  same: boolean;
}

/** A stream of the new plan: taken over from the row `before`, or netted again. */
export interface Planning {
  stream: number;
  before: number;
  netted: Netted | undefined;
}

/** Orders of what was netted again: mostly there are no more. */
const FEW = 4_096;

interface Want {
  day: number;
  rank: number;
  index: number;
}

/**
 * Nets what has changed since a plan, level by level: streams whose own facts are others, and
 * streams for which one above them plans otherwise. All others stand as they stood.
 */
export class ChangedStreams {
  readonly ledger: Planned;
  readonly plannings: Planning[] = [];
  /** Needs that came over from the plan before, by their place in the ledger. */
  readonly cameFrom = new Map<number, number>();
  /** Place in the new plan by stream, and stream by row of the plan before. */
  readonly rank: number[] = [];
  readonly streamOf: Int32Array;
  readonly #before: PlanColumns;
  readonly #rowOf: number[] = [];
  readonly #touched: Uint8Array;
  readonly #kept: Uint8Array;
  /** First need of each stream of the plan before, and the end. */
  readonly #needEdge: Int32Array;
  /** Streams from here on are there only because something above needs them. */
  readonly #given: number;
  /** A line with and one without the mark of a phantom, for needs that came over. */
  readonly #lines: [plain: number, phantom: number];
  readonly #netting: Netting;
  /** Index of a customer's order of the plan before. */
  readonly #orderOf: Int32Array;
  /** First order and rank of what was netted again, in that order. */
  readonly #nettedFrom: number[] = [];
  readonly #nettedRanks: number[] = [];

  constructor(compiled: Compiled, before: PlanColumns) {
    const { model, streams } = compiled;
    this.ledger = openLedger(compiled, FEW);
    this.#netting = new Netting(this.ledger);
    this.#before = before;
    this.#given = streams.count;
    const rows = before.streamItem.length;
    this.#touched = new Uint8Array(rows);
    this.#kept = new Uint8Array(rows);
    this.#needEdge = Int32Array.from(before.orderStart, (order) => before.needStart[order]!);
    const { linePhantom } = model.boms;
    this.#lines = [linePhantom.indexOf(0), linePhantom.indexOf(1)];
    const orders = new Map(model.orders.map((order, index) => [order, index]));
    this.#orderOf = Int32Array.from(before.orders, (order) => orders.get(order) ?? NONE);
    this.streamOf = new Int32Array(rows).fill(NONE);
    for (let row = 0; row < rows; row += 1) this.#find(row);
  }

  /** The stream of a row; what was for a customer's order that is gone is gone with it. */
  #find(row: number): void {
    const { streamItem, streamArea, streamOrder } = this.#before;
    const order = this.#orderOf[streamOrder[row]!]!;
    if (order === NONE) {
      this.#touchBelow(row, undefined);
      return;
    }
    const { streams } = this.ledger;
    const stream = streams.kept(streamItem[row]!, streamArea[row]!, order);
    this.streamOf[row] = stream;
    this.#rowOf[stream] = row;
  }

  netAll(): void {
    const { streams, dependents } = this.ledger;
    for (let level = 0; level < streams.byLevel.length; level += 1) {
      const inOrder = streamsInOrder(this.ledger, level);
      dependents.open(level, inOrder);
      for (const stream of inOrder) this.#decide(stream);
    }
  }

  #decide(stream: number): void {
    const before = this.#rowOf[stream] ?? NONE;
    if (before !== NONE && this.#touched[before] === 0 && this.#isAsBefore(stream, before)) {
      this.#kept[before] = 1;
      this.#take({ stream, before, netted: undefined });
      return;
    }
    const wants = this.#gather(stream, before);
    if (stream >= this.#given && wants.from === wants.end) {
      this.#touchBelow(before, undefined);
      return;
    }
    const netted = this.#net(stream, wants);
    netted.same = before !== NONE && this.#wantsTheSame(before, netted);
    this.#take({ stream, before, netted });
    if (!netted.same) this.#touchBelow(before, netted);
  }

  #take(planning: Planning): void {
    const rank = this.plannings.length;
    this.rank[planning.stream] = rank;
    if (planning.netted !== undefined) {
      this.#nettedFrom.push(planning.netted.orderFrom);
      this.#nettedRanks.push(rank);
    }
    this.plannings.push(planning);
  }

  #net(stream: number, wants: Wants): Netted {
    const { dependents, orders, found, foundDay } = this.ledger;
    const [orderFrom, needFrom, foundFrom] = [orders.count, dependents.count, found.length];
    found.pushAll(wants.need, wants.from, wants.end);
    foundDay.pushAll(wants.day, wants.from, wants.end);
    this.#netting.net(stream, wants);
    return {
      ...{ orderFrom, needFrom, foundFrom, same: false },
      ...{ orderEnd: orders.count, needEnd: dependents.count, foundEnd: found.length },
    };
  }

  #isAsBefore(stream: number, row: number): boolean {
    const { streams, model } = this.ledger;
    const { records } = model;
    const before = this.#before;
    const record = streams.record[stream]!;
    const free = streams.order[stream] === 0;
    const implied = streams.implied[stream] === 1 || !free;
    return (
      before.streamRules![row] === rulesOf(this.ledger, stream) &&
      before.streamStock[row] === this.#netting.stock(stream) &&
      before.streamSafety[row] === (implied ? 0 : records.safety[record]) &&
      before.streamSource[row] === records.source[record] &&
      before.streamFence[row] === records.fenceDay[record] &&
      before.streamPolicy[row] === records.policy[record] &&
      before.streamSize[row] === records.size[record] &&
      before.streamPeriod[row] === records.periodDays[record] &&
      before.streamMinimum[row] === records.minimum[record] &&
      before.streamMultiple[row] === records.multiple[record] &&
      before.streamMaximum[row] === records.maximum[record] &&
      before.streamReceiptDays[row] === records.receiptDays[record] &&
      this.#hasSameGiven(stream, row)
    );
  }

  #hasSameGiven(stream: number, row: number): boolean {
    const { demands, demandStart, demandEnd, supplies, supplyStart, supplyEnd } = this.ledger;
    const before = this.#before;
    const demand = demandStart[stream] ?? 0;
    const supply = supplyStart[stream] ?? 0;
    const demandsWere = before.demandStart[row + 1]! - before.demandStart[row]!;
    const suppliesWere = before.supplyStart[row + 1]! - before.supplyStart[row]!;
    if ((demandEnd[stream] ?? 0) - demand !== demandsWere) return false;
    if ((supplyEnd[stream] ?? 0) - supply !== suppliesWere) return false;
    for (let at = 0; at < demandsWere; at += 1) {
      const was = before.demandStart[row]! + at;
      if (demands.day[demand + at] !== before.demandDay[was]) return false;
      if (demands.quantity[demand + at] !== before.demandQuantity[was]) return false;
    }
    for (let at = 0; at < suppliesWere; at += 1) {
      const was = before.supplyStart[row]! + at;
      if (supplies.day[supply + at] !== before.supplyDay[was]) return false;
      if (supplies.quantity[supply + at] !== before.supplyQuantity[was]) return false;
    }
    return true;
  }

  /**
   * What the stream has to provide for, of parents that were netted again and of those that stand.
   */
  #gather(stream: number, row: number): Wants {
    const { dependents, model, orders } = this.ledger;
    const fresh = dependents.of(stream);
    const wants: Want[] = [];
    if (row !== NONE) this.#bringOver(stream, row, wants);
    if (wants.length === 0) return fresh;
    for (let at = fresh.from; at < fresh.end; at += 1) {
      const index = fresh.need[at]!;
      const rank = this.#rankOfOrder(rowIn(orders.dependentStart, index, orders.count));
      wants.push({ day: fresh.day[at]!, rank, index });
    }
    // Of one parent they stand in its order already, which a stable sort keeps.
    wants.sort((a, b) => a.day - b.day || a.rank - b.rank);
    const quantity = model.arithmetic.column(wants.length);
    wants.forEach(({ index }, at) => {
      quantity[at] = dependents.quantity[index]!;
    });
    return {
      need: Int32Array.from(wants, ({ index }) => index),
      day: Int32Array.from(wants, ({ day }) => day),
      quantity,
      from: 0,
      end: wants.length,
    };
  }

  #bringOver(stream: number, row: number, wants: Want[]): void {
    const { dependents, orders, model } = this.ledger;
    const { arithmetic } = model;
    const before = this.#before;
    for (let at = before.foundStart[row]!; at < before.foundStart[row + 1]!; at += 1) {
      const need = before.found[at]!;
      const parent = rowIn(this.#needEdge, need);
      if (this.#kept[parent] === 0) continue;
      const phantom = before.needPhantom[need]!;
      const day = before.foundDay[at]!;
      const quantity = before.needQuantity[need]!;
      const index = dependents.count;
      if (phantom === 1) {
        const days = { available: day, due: day, release: day };
        const carries = this.#carriedBefore(parentOf(before, need));
        orders.push(days, arithmetic.zero, [NONE, carries, index]);
      }
      dependents.push(this.#lines[phantom as 0 | 1], stream, day, quantity);
      this.cameFrom.set(index, need);
      wants.push({ day, rank: this.rank[this.streamOf[parent]!]!, index });
    }
  }

  /** The customer's order that a planned order of the plan before carries to its components. */
  #carriedBefore(order: number): number {
    const { orderStart, streamOrder, orderPhantomOf } = this.#before;
    const own = streamOrder[rowIn(orderStart, order)]!;
    const passed = orderPhantomOf[order]!;
    if (own !== 0 || passed === NONE) return this.#orderOf[own]!;
    return this.#carriedBefore(parentOf(this.#before, passed));
  }

  #rankOfOrder(order: number): number {
    return this.#nettedRanks[rowIn(this.#nettedFrom, order, this.#nettedFrom.length)]!;
  }

  /** Whether it wants the same things on the same days; phantoms pass on what cannot be told so. */
  #wantsTheSame(row: number, { orderFrom, orderEnd, needFrom, needEnd }: Netted): boolean {
    const { orders } = this.ledger;
    const before = this.#before;
    const firstOrder = before.orderStart[row]!;
    const count = orderEnd - orderFrom;
    if (before.orderStart[row + 1]! - firstOrder !== count) return false;
    if (this.#needEdge[row + 1]! - this.#needEdge[row]! !== needEnd - needFrom) return false;
    for (let at = 0; at < count; at += 1) {
      const was = firstOrder + at;
      const is = orderFrom + at;
      if (orders.phantomOf[is] !== NONE || before.orderPhantomOf[was] !== NONE) return false;
      if (Math.max(0, orders.release[is]!) !== startOf(before, was)) return false;
      const needsBefore = before.needStart[was]! - this.#needEdge[row]!;
      if (orders.dependentStart[is]! - needFrom !== needsBefore) return false;
    }
    for (let need = needFrom; need < needEnd; need += 1) {
      if (!this.#isSameNeed(this.#needEdge[row]! + need - needFrom, need)) return false;
    }
    return true;
  }

  #isSameNeed(was: number, is: number): boolean {
    const { dependents, model } = this.ledger;
    const before = this.#before;
    const line = dependents.line[is]!;
    return (
      this.streamOf[before.needStream[was]!] === dependents.stream[is] &&
      before.needQuantity[was] === dependents.quantity[is] &&
      before.needPosition[was] === model.boms.linePosition[line] &&
      before.needPhantom[was] === model.boms.linePhantom[line]
    );
  }

  /** Whatever it wanted or wants is to be provided for again. */
  #touchBelow(row: number, netted: Netted | undefined): void {
    const { stream } = this.ledger.dependents;
    if (row !== NONE) {
      for (let need = this.#needEdge[row]!; need < this.#needEdge[row + 1]!; need += 1) {
        this.#touched[this.#before.needStream[need]!] = 1;
      }
    }
    if (netted === undefined) return;
    for (let need = netted.needFrom; need < netted.needEnd; need += 1) {
      const provider = this.#rowOf[stream[need]!] ?? NONE;
      if (provider !== NONE) this.#touched[provider] = 1;
    }
  }
}
