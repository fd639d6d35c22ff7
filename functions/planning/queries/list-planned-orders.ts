import type { listPlannedOrders as contract } from '../../../shared/contracts/planning/plan-queries.ts';
import { dayNumber } from '../../../shared/kernel/date.ts';
import type { Ctx } from '../../platform/context.ts';
import { openCursor, sealCursor } from '../../platform/cursor.ts';
import { hashOf } from '../../platform/hashing.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { areaOf } from '../domain/areas.ts';
import type { PlanColumns } from '../domain/mrp/plan-columns.ts';
import { type OrderFilter, selectOrders } from '../domain/mrp/select-orders.ts';
import { itemsLike } from '../reports/item-names.ts';
import { loadPlan } from '../stored-plan.ts';
import { namesOf } from './named-items.ts';
import { shownOrder } from './shown-order.ts';

const PAGE = 100;
type Asked = Parameters<QueryRun<typeof contract>>[1];

async function filterOf(ctx: Ctx, plan: PlanColumns, asked: Asked): Promise<OrderFilter> {
  const { itemId, area, kind, pastDue, late, releaseFrom, releaseTo, search } = asked;
  const first = dayNumber(plan.today);
  const wanted = search === undefined ? undefined : await ctx.reads.report(itemsLike, { search });
  const ids = itemId === undefined ? wanted : (wanted ?? [itemId]).filter((id) => id === itemId);
  return {
    items: ids && new Set(ids.map((id) => plan.items.indexOf(id))),
    area: area === undefined ? undefined : plan.areas.indexOf(areaOf(area)),
    kind,
    pastDue,
    late,
    releaseFrom: releaseFrom === undefined ? undefined : dayNumber(releaseFrom) - first,
    releaseTo: releaseTo === undefined ? undefined : dayNumber(releaseTo) - first,
  };
}

/** A page of planned orders. Plans never change, so a cursor is a place in one. */
export const listPlannedOrders: QueryRun<typeof contract> = async (ctx, input) => {
  const { cursor, limit = PAGE, sort = 'releaseOn', ...asked } = input;
  const { run, view } = await loadPlan(ctx, asked.runId);
  const rows = selectOrders(view.columns, await filterOf(ctx, view.columns, input), sort);
  const purpose = `${ctx.tenant.id}:planned:${run.id}:${sort}:${hashOf({ ...asked, runId: '' })}`;
  const start = cursor === undefined ? 0 : Number(openCursor(cursor, purpose)[0]);
  const page = [...rows.subarray(start, start + limit)].map((row) => view.order(row));
  const nameOf = await namesOf(
    ctx,
    page.map(({ itemId }) => itemId),
  );
  const end = start + page.length;
  return {
    runId: run.id,
    data: page.map((order) => shownOrder(order, nameOf)),
    total: rows.length,
    ...(end < rows.length && { nextCursor: sealCursor([end], purpose) }),
  };
};
