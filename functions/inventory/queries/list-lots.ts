import type { listLots as contract } from '../../../shared/contracts/inventory/stock-queries.ts';
import { openCursor, sealCursor } from '../../platform/cursor.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { lotsPage, placeInOrder } from '../reports/lots-page.ts';

const DEFAULT_LIMIT = 100;

/** What lies there by lot, for how long it may still be used. */
export const listLots: QueryRun<typeof contract> = async (ctx, input) => {
  const { cursor, limit = DEFAULT_LIMIT, ...filters } = input;
  const purpose = `${ctx.tenant.id}:lots`;
  const after = cursor === undefined ? undefined : openCursor(cursor, purpose).map(String);
  const rows = await ctx.reads.report(lotsPage, { ...filters, limit: limit + 1, after });
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return {
    data,
    ...(rows.length > limit && last && { nextCursor: sealCursor(placeInOrder(last), purpose) }),
  };
};
