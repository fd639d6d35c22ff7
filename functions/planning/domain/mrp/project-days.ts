// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { ProjectedDay } from '../plan.ts';
import { NONE } from './model.ts';
import type { PlanColumns } from './plan-columns.ts';
import type { PlanView } from './plan-view.ts';
import type { Quantity } from './quantity.ts';

/** One day of netting in the item's smallest steps; days are offsets from today. Rule 8. */
export interface NettedDay {
  day: number;
  before: Quantity;
  gross: Quantity;
  scheduled: Quantity;
  phantom: Quantity;
  net: Quantity;
  planned: Quantity;
  balance: Quantity;
}

interface Sums {
  gross: Quantity;
  scheduled: Quantity;
  phantom: Quantity;
  planned: Quantity;
}

/** Sums by day: today, the fence day and every day on which something happens. */
function sumsOf(plan: PlanColumns, stream: number): Map<number, Sums> {
  const zero = (plan.exact ? 0n : 0) as Quantity;
  const days = new Map<number, Sums>();
  const at = (day: number): Sums => {
    let sums = days.get(day);
    if (sums === undefined) {
      sums = { gross: zero, scheduled: zero, phantom: zero, planned: zero };
      days.set(day, sums);
    }
    return sums;
  };
  at(0);
  if (plan.streamFence[stream]! <= plan.lastDay) at(plan.streamFence[stream]!);
  for (let row = plan.supplyStart[stream]!; row < plan.supplyStart[stream + 1]!; row += 1) {
    at(plan.supplyDay[row]!).scheduled += plan.supplyQuantity[row]!;
  }
  for (let row = plan.demandStart[stream]!; row < plan.demandStart[stream + 1]!; row += 1) {
    at(plan.demandDay[row]!).gross += plan.demandQuantity[row]!;
  }
  for (let row = plan.foundStart[stream]!; row < plan.foundStart[stream + 1]!; row += 1) {
    at(plan.foundDay[row]!).gross += plan.needQuantity[plan.found[row]!]!;
  }
  for (let order = plan.orderStart[stream]!; order < plan.orderStart[stream + 1]!; order += 1) {
    const sums = at(plan.orderAvailable[order]!);
    const quantity = plan.orderQuantity[order]!;
    if (plan.orderPhantomOf[order] === NONE) sums.planned += quantity;
    else sums.phantom += quantity;
  }
  return days;
}

/** How a stream was netted, day by day, computed again from the columns. */
export function nettedDays(plan: PlanColumns, stream: number): NettedDay[] {
  const zero = (plan.exact ? 0n : 0) as Quantity;
  const safety = plan.streamSafety[stream]!;
  let balance = plan.streamStock[stream]!;
  const days = [...sumsOf(plan, stream)].sort((a, b) => a[0] - b[0]);
  return days.map(([day, { gross, scheduled, phantom, planned }]) => {
    const before = balance;
    const lacking = gross + safety - before - scheduled - phantom;
    const net = lacking > 0 ? lacking : zero;
    balance = before + scheduled + phantom + planned - gross;
    return { day, before, gross, scheduled, phantom, net, planned, balance };
  });
}

/** The projected balance of a stream; phantom orders count among the planned ones. */
export function projectDays(view: PlanView, stream: number): ProjectedDay[] {
  return nettedDays(view.columns, stream).map((day) => ({
    date: view.date(day.day),
    gross: view.quantity(stream, day.gross),
    scheduled: view.quantity(stream, day.scheduled),
    planned: view.quantity(stream, day.planned + day.phantom),
    net: view.quantity(stream, day.net),
    balance: view.quantity(stream, day.balance),
  }));
}
