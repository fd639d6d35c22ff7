import type { comparePlans as contract } from '../../../shared/contracts/planning/plan-queries.ts';
import { openCursor, sealCursor } from '../../platform/cursor.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { shownArea } from '../domain/areas.ts';
import {
  comparePlanColumns,
  countExceptions,
  type OrderChange,
} from '../domain/mrp/compare-columns.ts';
import type { PlanView } from '../domain/mrp/plan-view.ts';
import { exceptionCodes } from '../domain/plan.ts';
import { loadPlan } from '../stored-plan.ts';
import { namesOf } from './named-items.ts';

const PAGE = 100;

function sideOf(view: PlanView, place: OrderChange['after']) {
  if (place === undefined) return undefined;
  const { quantity, releaseOn, availableOn } = view.order(place.row, place.stream);
  return { quantity, releaseOn, availableOn };
}

/** What one run plans differently from another: how much in all, and a page of the orders. */
export const comparePlans: QueryRun<typeof contract> = async (ctx, input) => {
  const { cursor, limit = PAGE } = input;
  const { view: a } = await loadPlan(ctx, input.before);
  const { view: b } = await loadPlan(ctx, input.after);
  const purpose = `${ctx.tenant.id}:compare:${input.before}:${input.after}`;
  const start = cursor === undefined ? 0 : Number(openCursor(cursor, purpose)[0]);
  const orders = { added: 0, removed: 0, changed: 0 };
  const page: OrderChange[] = [];
  let at = 0;
  for (const change of comparePlanColumns(a.columns, b.columns)) {
    orders[change.change] += 1;
    if (at >= start && page.length < limit) page.push(change);
    at += 1;
  }
  const before = countExceptions(a.columns);
  const after = countExceptions(b.columns);
  const moved = exceptionCodes
    .map((code) => [code, (after[code] ?? 0) - (before[code] ?? 0)] as const)
    .filter(([, count]) => count !== 0);
  const shown = page.map(({ change, before: old, after: now }) => {
    const [view, place] = now ? [b, now] : [a, old as NonNullable<OrderChange['before']>];
    const was = sideOf(a, old);
    const is = sideOf(b, now);
    const planned = view.order(place.row, place.stream);
    return { planned, change, ...(was && { before: was }), ...(is && { after: is }) };
  });
  const nameOf = await namesOf(
    ctx,
    shown.map(({ planned }) => planned.itemId),
  );
  const end = start + page.length;
  return {
    orders,
    exceptions: Object.fromEntries(moved),
    data: shown.map(({ planned: { id, itemId, area, order, kind }, ...rest }) => ({
      ...{ ...rest, id, ...nameOf(itemId), kind, area: shownArea(area) },
      ...(order !== '' && { order }),
    })),
    ...(end < at && { nextCursor: sealCursor([end], purpose) }),
  };
};
