import type { RequestSource } from '../../../shared/contracts/purchasing/purchase-request.ts';
import type { purchaseInbox as contract } from '../../../shared/contracts/purchasing/question-operations.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { receivedOf, stageOf } from '../domain/request-stage.ts';
import { visibleRequests } from '../visible-requests.ts';

const MOST = 500;

/** What waits to be ordered, whoever asked, or with `all` also what has gone its way. */
export const purchaseInbox: QueryRun<typeof contract> = async (ctx, { all, itemId, source }) => {
  const rows = await visibleRequests(ctx, { itemId, source });
  const waiting = rows.filter(({ state }) => state === 'open');
  const counts = new Map<string, number>();
  for (const row of waiting) counts.set(row.source, (counts.get(row.source) ?? 0) + 1);
  const shown = (all ? rows : waiting).slice(0, MOST).map((row) => {
    const { ownerId: _, source: kind, state, ...rest } = row;
    const progress = stageOf(row);
    const isOver = progress === 'received' || progress === 'cancelled';
    return {
      ...rest,
      source: kind as RequestSource,
      state: state as 'open',
      progress,
      received: receivedOf(row),
      late: !isOver && row.neededOn < ctx.today,
    };
  });
  const bySource = [...counts]
    .map(([kind, count]) => ({ source: kind as RequestSource, count }))
    .toSorted((a, b) => b.count - a.count || (a.source < b.source ? -1 : 1));
  return { waiting: waiting.length, bySource, data: shown };
};
