import type { item } from '../../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { masterPlan } from '../../../shared/contracts/planning/master-plan.ts';
import type { masterPlanProgress as contract } from '../../../shared/contracts/planning/master-plan-operations.ts';
import { itemsById } from '../../masterdata/queries.ts';
import { load } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { divideMasterPlan } from '../domain/divide-master-plan.ts';
import { masterPlanProgress as progressOf } from '../domain/master-plan-progress.ts';
import { ordersOfMasterPlan } from '../reports/orders-of-master-plan.ts';
import { namesOf } from './named-items.ts';

const isPlanned = (one: Doc<typeof item> | undefined): boolean =>
  one?.kind === 'goods' && one.stocked;

/** The plan as the engine divides it, with what its work orders bring. */
export const masterPlanProgress: QueryRun<typeof contract> = async (ctx, { id }) => {
  const plan = await load(ctx, masterPlan, id);
  const { area, from, to } = plan;
  const items = await itemsById(
    ctx,
    plan.shares.map(({ itemId }) => itemId),
  );
  // What is not kept in stock is not planned, and its share is that of the others.
  const shares = plan.shares.filter(({ itemId }) => isPlanned(items.get(itemId)));
  const itemIds = shares.map(({ itemId }) => itemId);
  const asked = { itemIds, area, from, to };
  const { calendar, orders } = await ctx.reads.report(ordersOfMasterPlan, asked);
  const decimalsOf = (itemId: string) => items.get(itemId)?.decimals ?? 0;
  const weeks =
    shares.length === 0 ? [] : divideMasterPlan({ ...plan, shares }, calendar, decimalsOf);
  const nameOf = await namesOf(ctx, itemIds);
  const progress = progressOf(weeks, orders);
  return { ...progress, items: progress.items.map((one) => ({ ...nameOf(one.itemId), ...one })) };
};
