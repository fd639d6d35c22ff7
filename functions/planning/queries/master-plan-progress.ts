import { masterPlan } from '../../../shared/contracts/planning/master-plan.ts';
import type { masterPlanProgress as contract } from '../../../shared/contracts/planning/master-plan-operations.ts';
import { load } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { divideMasterPlan } from '../domain/divide-master-plan.ts';
import { masterPlanProgress as progressOf } from '../domain/master-plan-progress.ts';
import { ordersOfMasterPlan } from '../reports/orders-of-master-plan.ts';
import { namesOf } from './named-items.ts';

/** The plan as the engine divides it, with what its work orders bring. */
export const masterPlanProgress: QueryRun<typeof contract> = async (ctx, { id }) => {
  const plan = await load(ctx, masterPlan, id);
  const { area, from, to } = plan;
  const itemIds = plan.shares.map(({ itemId }) => itemId);
  const asked = { itemIds, area, from, to };
  const { decimals, calendar, orders } = await ctx.reads.report(ordersOfMasterPlan, asked);
  // What is not kept in stock is not planned: its share falls to the others.
  const shares = plan.shares.filter(({ itemId }) => itemId in decimals);
  const decimalsOf = (itemId: string) => decimals[itemId] as number;
  const weeks =
    shares.length === 0 ? [] : divideMasterPlan({ ...plan, shares }, calendar, decimalsOf);
  const nameOf = await namesOf(ctx, Object.keys(decimals));
  const progress = progressOf(weeks, orders);
  return { ...progress, items: progress.items.map((one) => ({ ...nameOf(one.itemId), ...one })) };
};
