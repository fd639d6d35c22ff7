import { item } from '../../shared/contracts/masterdata/item.ts';
import type { Decimal } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { type Place, placeText } from './data/balances.ts';
import { expiredStock } from './reports/expired-stock.ts';

/** What of some items has expired, place by place; asked only of those tracked by lot. */
export async function expiredOf(
  ctx: Ctx,
  itemIds: readonly string[],
): Promise<(place: Place) => Decimal> {
  const items = await ctx.store.findMany(item, [...new Set(itemIds)]);
  const tracked = [...items.values()].filter(({ trackLots }) => trackLots).map(({ id }) => id);
  if (tracked.length === 0) return () => '0';
  const asked = { itemIds: tracked, today: ctx.today };
  const rows = await ctx.reads.report(expiredStock, asked);
  const found = new Map(rows.map((row) => [placeText(row), row.quantity]));
  return (place) => found.get(placeText(place)) ?? '0';
}
