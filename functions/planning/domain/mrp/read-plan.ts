// biome-ignore-all lint/style/noNonNullAssertion: indexes of columns are in range by construction
import type { Plan } from '../plan.ts';
import type { PlanColumns } from './plan-columns.ts';
import { PlanView } from './plan-view.ts';

const upTo = <T>(count: number, of: (row: number) => T): T[] =>
  Array.from({ length: count }, (_, row) => of(row));

/** The whole plan as plain data: for tests and small companies, not for half a million orders. */
export function readPlan(columns: PlanColumns): Plan {
  const view = new PlanView(columns);
  const streams = upTo(columns.streamItem.length, (stream) => stream);
  const orders = streams.flatMap((stream) => {
    const first = columns.orderStart[stream]!;
    return upTo(columns.orderStart[stream + 1]! - first, (at) => view.order(first + at, stream));
  });
  return {
    today: columns.today,
    lastDay: view.date(columns.lastDay),
    levels: columns.items.map((itemId, item) => ({ itemId, level: columns.itemLevel[item]! })),
    orders,
    dependentDemands: upTo(columns.needQuantity.length, (need) => view.need(need)),
    pegs: streams.flatMap((stream) => view.pegs(stream)),
    exceptions: upTo(columns.exceptionCode.length, (row) => view.exception(row)),
  };
}
