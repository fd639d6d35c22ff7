// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { type Model, NEVER, NONE } from './model.ts';
import { leadDays } from './net-stream.ts';
import type { PlanColumns } from './plan-columns.ts';
import { GIVEN, givenThere, PegWalk, PLANNED, startOf } from './walk-pegs.ts';

/** When a peg's supply is there; rule 16. */
export function supplyThere(plan: PlanColumns, kind: number, row: number): number {
  if (kind === GIVEN) return givenThere(plan, row);
  return kind === PLANNED ? plan.orderThere[row]! : 0;
}

function orderThere(
  plan: PlanColumns,
  model: Model,
  record: number,
  order: number,
  needThere: Int32Array,
): number {
  const available = plan.orderAvailable[order]!;
  let start = startOf(plan, order);
  for (let need = plan.needStart[order]!; need < plan.needStart[order + 1]!; need += 1) {
    if (needThere[need]! > start) start = needThere[need]!;
  }
  if (start === NEVER) return NEVER;
  if (start === plan.orderRelease[order]) return available;
  if (plan.orderPhantomOf[order] !== NONE) return start;
  const { records } = model;
  const walk = records.walk[record]!;
  const done = walk.forward(start, leadDays(model, record, plan.orderQuantity[order]!));
  return Math.max(available, walk.forward(done, records.receiptDays[record]!));
}

/** Whether a given supply of the stream covers needs before it comes. */
function comesLate(plan: PlanColumns, stream: number): boolean {
  for (let row = plan.supplyStart[stream]!; row < plan.supplyStart[stream + 1]!; row += 1) {
    if (givenThere(plan, row) > plan.supplyDay[row]!) return true;
  }
  return false;
}

/**
 * Fills `orderThere`, from the last level to the first; `record[s]` is the record of stream s.
 * Pegs are only walked where something is late: everywhere else each is there on its day.
 */
export function achieve(plan: PlanColumns, model: Model, record: Int32Array): void {
  const needThere = new Int32Array(plan.needQuantity.length);
  const pegs = new PegWalk(plan);
  for (let stream = plan.streamItem.length - 1; stream >= 0; stream -= 1) {
    const unmet = plan.streamUnmetDay[stream] !== NONE;
    let lastLate = unmet || comesLate(plan, stream) ? NEVER : NONE;
    for (let order = plan.orderStart[stream]!; order < plan.orderStart[stream + 1]!; order += 1) {
      const there = orderThere(plan, model, record[stream]!, order, needThere);
      plan.orderThere[order] = there;
      if (lastLate !== NEVER && there > plan.orderAvailable[order]!) lastLate = order;
    }
    if (lastLate === NONE) continue;
    pegs.open(stream);
    while (pegs.next()) {
      // Behind the last late order all is there on its day; phantom orders come before all others.
      if (pegs.supplyKind === PLANNED && pegs.supply > lastLate) {
        if (plan.orderPhantomOf[pegs.supply] === NONE) break;
        continue;
      }
      if (pegs.demandKind !== PLANNED) continue;
      const there = pegs.isShort ? NEVER : supplyThere(plan, pegs.supplyKind, pegs.supply);
      if (there > needThere[pegs.demand]!) needThere[pegs.demand] = there;
    }
  }
}
