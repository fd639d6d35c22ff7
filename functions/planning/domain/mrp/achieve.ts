// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import { type Model, NEVER, NONE } from './model.ts';
import { leadDays } from './net-stream.ts';
import type { PlanColumns } from './plan-columns.ts';
import { GIVEN, PLANNED, startOf, walkPegs } from './walk-pegs.ts';

/** When a peg's supply is there; rule 16. */
export function supplyThere(plan: PlanColumns, kind: number, row: number): number {
  if (kind === GIVEN) return plan.supplyDay[row]!;
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

/**
 * Fills `orderThere`, from the last level to the first; `record[s]` is the record of stream s.
 * Pegs are only walked where something is late: everywhere else each is there on its day.
 */
export function achieve(plan: PlanColumns, model: Model, record: Int32Array): void {
  const needThere = new Int32Array(plan.needQuantity.length);
  for (let stream = plan.streamItem.length - 1; stream >= 0; stream -= 1) {
    let late = plan.streamUnmetDay[stream] !== NONE;
    for (let order = plan.orderStart[stream]!; order < plan.orderStart[stream + 1]!; order += 1) {
      const there = orderThere(plan, model, record[stream]!, order, needThere);
      plan.orderThere[order] = there;
      if (there > plan.orderAvailable[order]!) late = true;
    }
    if (!late) continue;
    walkPegs(
      plan,
      stream,
      (supplyKind, supply, demandKind, need) => {
        if (demandKind !== PLANNED) return;
        const there = supplyThere(plan, supplyKind, supply);
        if (there > needThere[need]!) needThere[need] = there;
      },
      (demandKind, need) => {
        if (demandKind === PLANNED) needThere[need] = NEVER;
      },
    );
  }
}
