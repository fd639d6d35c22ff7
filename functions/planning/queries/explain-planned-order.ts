import type { explainPlannedOrder as contract } from '../../../shared/contracts/planning/plan-queries.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { notInPlan } from '../domain/errors.ts';
import { explainOrder } from '../domain/mrp/explain-order.ts';
import { orderRow } from '../domain/mrp/find-in-plan.ts';
import { loadPlan } from '../stored-plan.ts';
import { namesOf } from './named-items.ts';
import { shownOrder } from './shown-order.ts';

/** The netting arithmetic of one planned order. */
export const explainPlannedOrder: QueryRun<typeof contract> = async (ctx, input) => {
  const { view } = await loadPlan(ctx, input.runId);
  const found = orderRow(view, input.id);
  if (found === undefined) throw notInPlan({ id: input.id }, '/id');
  const order = view.order(found.row, found.stream);
  const nameOf = await namesOf(ctx, [order.itemId]);
  return {
    value: order.quantity,
    order: shownOrder(order, nameOf),
    steps: explainOrder(view, found.stream, found.row),
  };
};
