// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction

import type { PlanColumns } from './plan-columns.ts';
import type { Quantity } from './quantity.ts';

/** How much the balance of a stream changes on a day, today first, in the order of days. */
export interface StreamEvent {
  day: number;
  change: Quantity;
}

/**
 * The days of the horizon on which something happens to a stream, planned orders on the day that
 * `orderDay` says of each. Today is always among them.
 */
export function eventsOf(
  plan: PlanColumns,
  stream: number,
  orderDay: Int32Array,
  zero: Quantity,
): StreamEvent[] {
  const changes = new Map<number, Quantity>([[0, zero]]);
  const add = (day: number, quantity: Quantity) => {
    if (day <= plan.lastDay) changes.set(day, (changes.get(day) ?? zero) + quantity);
  };
  for (let row = plan.supplyStart[stream]!; row < plan.supplyStart[stream + 1]!; row += 1) {
    add(plan.supplyDay[row]!, plan.supplyQuantity[row]!);
  }
  for (let order = plan.orderStart[stream]!; order < plan.orderStart[stream + 1]!; order += 1) {
    add(orderDay[order]!, plan.orderQuantity[order]!);
  }
  for (let row = plan.demandStart[stream]!; row < plan.demandStart[stream + 1]!; row += 1) {
    add(plan.demandDay[row]!, -plan.demandQuantity[row]!);
  }
  for (let at = plan.foundStart[stream]!; at < plan.foundStart[stream + 1]!; at += 1) {
    add(plan.foundDay[at]!, -plan.needQuantity[plan.found[at]!]!);
  }
  return [...changes].sort((a, b) => a[0] - b[0]).map(([day, change]) => ({ day, change }));
}
