import type { planExceptions as contract } from '../../../shared/contracts/planning/plan-queries.ts';
import { openCursor, sealCursor } from '../../platform/cursor.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { shownArea } from '../domain/areas.ts';
import { exceptionText } from '../domain/exception-texts.ts';
import type { PlanColumns } from '../domain/mrp/plan-columns.ts';
import { exceptionCodes } from '../domain/plan.ts';
import { settingsOf } from '../settings.ts';
import { loadPlan } from '../stored-plan.ts';
import { namesOf } from './named-items.ts';

const PAGE = 100;
/** Only these say that something should move; the rest is never too small to be said. */
const MOVES = new Set(['expedite', 'defer']);

/** Rows worth a word, and how many of each kind there are. */
function worthAWord(plan: PlanColumns, toleranceDays: number) {
  const counts: Partial<Record<(typeof exceptionCodes)[number], number>> = {};
  const rows: number[] = [];
  for (let row = 0; row < plan.exceptionCode.length; row += 1) {
    const kind = exceptionCodes[
      plan.exceptionCode[row] as number
    ] as (typeof exceptionCodes)[number];
    const days = Math.abs((plan.exceptionTo[row] as number) - (plan.exceptionDate[row] as number));
    if (MOVES.has(kind) && days <= toleranceDays) continue;
    counts[kind] = (counts[kind] ?? 0) + 1;
    rows.push(row);
  }
  return { counts, rows };
}

/** A page of exceptions, those within the tolerance left out. */
export const planExceptions: QueryRun<typeof contract> = async (ctx, input) => {
  const { cursor, limit = PAGE, kind, itemId } = input;
  const { run, view } = await loadPlan(ctx, input.runId);
  const { columns } = view;
  const { toleranceDays } = await settingsOf(ctx);
  const { counts, rows } = worthAWord(columns, toleranceDays);
  const item = itemId === undefined ? undefined : columns.items.indexOf(itemId);
  const wanted = rows.filter((row) => {
    const stream = columns.exceptionStream[row] as number;
    if (item !== undefined && columns.streamItem[stream] !== item) return false;
    return kind === undefined || exceptionCodes[columns.exceptionCode[row] as number] === kind;
  });
  const purpose = `${ctx.tenant.id}:exceptions:${run.id}:${kind ?? ''}:${itemId ?? ''}:${toleranceDays}`;
  const start = cursor === undefined ? 0 : Number(openCursor(cursor, purpose)[0]);
  const page = wanted.slice(start, start + limit).map((row) => view.exception(row));
  const nameOf = await namesOf(
    ctx,
    page.map((one) => one.itemId),
  );
  const end = start + page.length;
  return {
    runId: run.id,
    counts,
    data: page.map((found) => {
      const { code, itemId: id, area, order, plannedOrder, ...rest } = found;
      return {
        kind: code,
        ...rest,
        ...nameOf(id),
        area: shownArea(area),
        ...(order !== '' && { order }),
        ...(plannedOrder !== undefined && { plannedOrderId: plannedOrder }),
        text: exceptionText(found),
      };
    }),
    ...(end < wanted.length && { nextCursor: sealCursor([end], purpose) }),
  };
};
