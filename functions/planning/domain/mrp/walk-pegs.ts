// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { NEVER, NONE } from './model.ts';
import type { PlanColumns } from './plan-columns.ts';
import type { Quantity } from './quantity.ts';

export const STOCK = 0;
export const DEFICIT = 0;
export const GIVEN = 1;
/** A planned order as supply, a need of one as demand. */
export const PLANNED = 2;

/** Stock and deficit have no row: NONE. */
export type SeePeg = (
  supplyKind: number,
  supply: number,
  demandKind: number,
  demand: number,
  quantity: Quantity,
) => void;
export type SeeShort = (demandKind: number, demand: number, quantity: Quantity) => void;

/** When a given supply is there; counted it may be before. */
export const givenThere = ({ supplyThere, supplyDay }: PlanColumns, row: number): number =>
  (supplyThere ?? supplyDay)[row]!;

/** Phantom orders of a stream by the need that they pass on. */
function phantomsOf(plan: PlanColumns, stream: number): Map<number, number> | undefined {
  let found: Map<number, number> | undefined;
  for (let order = plan.orderStart[stream]!; order < plan.orderStart[stream + 1]!; order += 1) {
    const need = plan.orderPhantomOf[order]!;
    if (need === NONE) continue;
    found ??= new Map();
    found.set(need, order);
  }
  return found;
}

/** First row of an order at or after which the need stands: the order that needs it. */
export function parentOf(plan: PlanColumns, need: number): number {
  let low = 0;
  let high = plan.needStart.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (plan.needStart[middle]! <= need) low = middle;
    else high = middle;
  }
  return low;
}

export const startOf = (plan: PlanColumns, order: number): number =>
  Math.max(0, plan.orderRelease[order]!);

/**
 * The pegs of a plan's streams, one after the other: `open` a stream, then each `next` makes the
 * following peg the current one. Pegs of phantom orders come first. Rules 13 and 15.
 */
export class PegWalk {
  /** Stock and deficit have no row: NONE. */
  supplyKind = STOCK;
  supply = NONE;
  demandKind = DEFICIT;
  demand = NONE;
  /** Of the peg, or of what is left without supply. */
  quantity: Quantity = 0;
  isShort = false;
  /** Of the current supply, and of the current demand. */
  #free: Quantity = 0;
  #open: Quantity = 0;
  readonly #plan: PlanColumns;
  #phantoms: Map<number, number> | undefined;
  #inPhantoms = false;
  #phantom = 0;
  #given = 0;
  #givenEnd = 0;
  #order = 0;
  #orderEnd = 0;
  #asked = 0;
  #askedEnd = 0;
  #found = 0;
  #foundEnd = 0;

  constructor(plan: PlanColumns) {
    this.#plan = plan;
  }

  open(stream: number): this {
    const plan = this.#plan;
    this.#given = plan.supplyStart[stream]!;
    this.#givenEnd = plan.supplyStart[stream + 1]!;
    this.#order = plan.orderStart[stream]!;
    this.#orderEnd = plan.orderStart[stream + 1]!;
    this.#asked = plan.demandStart[stream]!;
    this.#askedEnd = plan.demandStart[stream + 1]!;
    this.#found = plan.foundStart[stream]!;
    this.#foundEnd = plan.foundStart[stream + 1]!;
    this.#phantoms = phantomsOf(plan, stream);
    this.#inPhantoms = this.#phantoms !== undefined;
    this.#phantom = this.#order;
    this.supplyKind = STOCK;
    this.supply = NONE;
    this.demandKind = DEFICIT;
    this.demand = NONE;
    const stock = plan.streamStock[stream]!;
    this.#free = stock;
    this.#open = stock < 0 ? -stock : stock - stock;
    return this;
  }

  /** False when there are no more. */
  next(): boolean {
    if (this.#inPhantoms && this.#nextPhantom()) return true;
    while (!(this.#open > 0)) if (!this.#nextDemand()) return false;
    this.isShort = !(this.#free > 0) && !this.#nextSupply();
    const part = this.isShort || this.#open < this.#free ? this.#open : this.#free;
    this.quantity = part;
    if (!this.isShort) this.#free -= part;
    this.#open -= part;
    return true;
  }

  #nextPhantom(): boolean {
    const { orderPhantomOf, orderQuantity } = this.#plan;
    while (this.#phantom < this.#orderEnd) {
      const order = this.#phantom;
      this.#phantom += 1;
      if (orderPhantomOf[order] === NONE) continue;
      this.#see(PLANNED, order, PLANNED, orderPhantomOf[order]!);
      this.quantity = orderQuantity[order]!;
      return true;
    }
    this.#inPhantoms = false;
    this.#see(STOCK, NONE, DEFICIT, NONE);
    return false;
  }

  #see(supplyKind: number, supply: number, demandKind: number, demand: number): void {
    this.supplyKind = supplyKind;
    this.supply = supply;
    this.demandKind = demandKind;
    this.demand = demand;
    this.isShort = false;
  }

  #nextDemand(): boolean {
    const { demandDay, demandQuantity, found, foundDay, needQuantity } = this.#plan;
    const isNeed = this.#found < this.#foundEnd;
    const day = isNeed ? foundDay[this.#found]! : NEVER;
    if (this.#asked < this.#askedEnd && demandDay[this.#asked]! <= day) {
      this.demandKind = GIVEN;
      this.demand = this.#asked;
      this.#open = demandQuantity[this.#asked]!;
      this.#asked += 1;
      return true;
    }
    if (!isNeed) return false;
    const need = found[this.#found]!;
    this.#found += 1;
    this.demandKind = PLANNED;
    this.demand = need;
    this.#open = needQuantity[need]!;
    const phantom = this.#phantoms?.get(need);
    if (phantom !== undefined) this.#open -= this.#plan.orderQuantity[phantom]!;
    return true;
  }

  /** Makes the next supply the current one, phantom orders aside; false if there is none. */
  #nextSupply(): boolean {
    const plan = this.#plan;
    while (this.#order < this.#orderEnd && plan.orderPhantomOf[this.#order] !== NONE) {
      this.#order += 1;
    }
    const given = this.#given < this.#givenEnd ? plan.supplyDay[this.#given]! : NEVER;
    const planned = this.#order < this.#orderEnd ? plan.orderAvailable[this.#order]! : NEVER;
    if (given === NEVER && planned === NEVER) return false;
    if (given <= planned) {
      this.supplyKind = GIVEN;
      this.supply = this.#given;
      this.#free = plan.supplyQuantity[this.#given]!;
      this.#given += 1;
    } else {
      this.supplyKind = PLANNED;
      this.supply = this.#order;
      this.#free = plan.orderQuantity[this.#order]!;
      this.#order += 1;
    }
    return true;
  }
}

/**
 * Calls `peg` for every peg of the stream, those of phantom orders first, and `short` for what is
 * left, demand by demand. Rule 15.
 */
export function walkPegs(plan: PlanColumns, stream: number, peg: SeePeg, short: SeeShort): void {
  const walk = new PegWalk(plan).open(stream);
  while (walk.next()) {
    const { demandKind, demand, quantity } = walk;
    if (walk.isShort) short(demandKind, demand, quantity);
    else peg(walk.supplyKind, walk.supply, demandKind, demand, quantity);
  }
}
