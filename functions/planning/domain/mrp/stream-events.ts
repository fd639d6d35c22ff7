// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { PlanColumns } from './plan-columns.ts';
import type { Quantity, QuantityColumn } from './quantity.ts';

/**
 * By how much the balance of a stream changes on each day of the horizon, with planned orders on
 * the day that `orderDay` says of each. `changes` has a row for every day and is overwritten.
 */
export function changesByDay(
  plan: PlanColumns,
  stream: number,
  orderDay: Int32Array,
  changes: QuantityColumn,
  zero: Quantity,
): void {
  const { lastDay, demandDay, demandQuantity, supplyDay, supplyQuantity, needQuantity } = plan;
  changes.fill(zero);
  for (let row = plan.supplyStart[stream]!; row < plan.supplyStart[stream + 1]!; row += 1) {
    changes[supplyDay[row]!]! += supplyQuantity[row]!;
  }
  for (let order = plan.orderStart[stream]!; order < plan.orderStart[stream + 1]!; order += 1) {
    const day = orderDay[order]!;
    if (day <= lastDay) changes[day]! += plan.orderQuantity[order]!;
  }
  for (let row = plan.demandStart[stream]!; row < plan.demandStart[stream + 1]!; row += 1) {
    changes[demandDay[row]!]! -= demandQuantity[row]!;
  }
  for (let at = plan.foundStart[stream]!; at < plan.foundStart[stream + 1]!; at += 1) {
    changes[plan.foundDay[at]!]! -= needQuantity[plan.found[at]!]!;
  }
}
