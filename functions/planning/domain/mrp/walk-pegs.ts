// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { NEVER, NONE } from './model.ts';
import type { PlanColumns } from './plan-columns.ts';
import { lesser, type Quantity } from './quantity.ts';

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

/** The supplies of a stream one after the other, without phantom orders. Rule 13. */
class Supplies {
  kind = STOCK;
  row = NONE;
  left: Quantity;
  readonly #plan: PlanColumns;
  #given: number;
  readonly #givenEnd: number;
  #order: number;
  readonly #orderEnd: number;

  constructor(plan: PlanColumns, stream: number) {
    this.#plan = plan;
    this.left = plan.streamStock[stream]!;
    this.#given = plan.supplyStart[stream]!;
    this.#givenEnd = plan.supplyStart[stream + 1]!;
    this.#order = plan.orderStart[stream]!;
    this.#orderEnd = plan.orderStart[stream + 1]!;
  }

  /** Makes the next supply the current one; false if there is none. */
  next(): boolean {
    const plan = this.#plan;
    while (this.#order < this.#orderEnd && plan.orderPhantomOf[this.#order] !== NONE) {
      this.#order += 1;
    }
    const given = this.#given < this.#givenEnd ? plan.supplyDay[this.#given]! : NEVER;
    const planned = this.#order < this.#orderEnd ? plan.orderAvailable[this.#order]! : NEVER;
    if (given === NEVER && planned === NEVER) return false;
    if (given <= planned) {
      this.kind = GIVEN;
      this.row = this.#given;
      this.left = plan.supplyQuantity[this.#given]!;
      this.#given += 1;
    } else {
      this.kind = PLANNED;
      this.row = this.#order;
      this.left = plan.orderQuantity[this.#order]!;
      this.#order += 1;
    }
    return true;
  }
}

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
 * Calls `peg` for every peg of the stream, those of phantom orders first, and `short` for what is
 * left, demand by demand. Rule 15.
 */
export function walkPegs(plan: PlanColumns, stream: number, peg: SeePeg, short: SeeShort): void {
  const supplies = new Supplies(plan, stream);
  const phantoms = phantomsOf(plan, stream);
  const serve = (kind: number, row: number, quantity: Quantity) => {
    let left = quantity;
    while (left > 0) {
      if (!(supplies.left > 0) && !supplies.next()) {
        short(kind, row, left);
        return;
      }
      const part = lesser(supplies.left, left);
      peg(supplies.kind, supplies.row, kind, row, part);
      supplies.left -= part;
      left -= part;
    }
  };
  phantoms?.forEach((phantom, need) => {
    peg(PLANNED, phantom, PLANNED, need, plan.orderQuantity[phantom]!);
  });
  const stock = plan.streamStock[stream]!;
  if (stock < 0) {
    const deficit = -stock;
    supplies.next();
    serve(DEFICIT, NONE, deficit);
  }
  let given = plan.demandStart[stream]!;
  const givenEnd = plan.demandStart[stream + 1]!;
  for (let at = plan.foundStart[stream]!; at < plan.foundStart[stream + 1]!; at += 1) {
    const need = plan.found[at]!;
    const day = plan.foundDay[at]!;
    for (; given < givenEnd && plan.demandDay[given]! <= day; given += 1) {
      serve(GIVEN, given, plan.demandQuantity[given]!);
    }
    const phantom = phantoms?.get(need);
    const quantity = plan.needQuantity[need]!;
    if (phantom === undefined) serve(PLANNED, need, quantity);
    else serve(PLANNED, need, quantity - plan.orderQuantity[phantom]!);
  }
  for (; given < givenEnd; given += 1) serve(GIVEN, given, plan.demandQuantity[given]!);
}
