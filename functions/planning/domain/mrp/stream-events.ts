// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { PlanColumns } from './plan-columns.ts';
import type { Quantity, QuantityColumn } from './quantity.ts';
import { givenThere } from './walk-pegs.ts';

/**
 * By how much the balance of a stream changes on each day up to the last one wanted, with supplies
 * and planned orders on the day that they are there. `changes` has a row for every day and is
 * overwritten.
 */
export function changesByDay(
  plan: PlanColumns,
  stream: number,
  lastDay: number,
  changes: QuantityColumn,
  zero: Quantity,
): void {
  const { demandDay, demandQuantity, supplyQuantity, needQuantity } = plan;
  changes.fill(zero, 0, lastDay + 1);
  for (let row = plan.supplyStart[stream]!; row < plan.supplyStart[stream + 1]!; row += 1) {
    const there = givenThere(plan, row);
    if (there <= lastDay) changes[there]! += supplyQuantity[row]!;
  }
  for (let order = plan.orderStart[stream]!; order < plan.orderStart[stream + 1]!; order += 1) {
    if (plan.orderAvailable[order]! > lastDay) break;
    const day = plan.orderThere[order]!;
    if (day <= lastDay) changes[day]! += plan.orderQuantity[order]!;
  }
  for (let row = plan.demandStart[stream]!; row < plan.demandStart[stream + 1]!; row += 1) {
    if (demandDay[row]! > lastDay) break;
    changes[demandDay[row]!]! -= demandQuantity[row]!;
  }
  for (let at = plan.foundStart[stream]!; at < plan.foundStart[stream + 1]!; at += 1) {
    if (plan.foundDay[at]! > lastDay) break;
    changes[plan.foundDay[at]!]! -= needQuantity[plan.found[at]!]!;
  }
}
