import type { item } from '../../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import type { requestReorders as contract } from '../../../shared/contracts/purchasing/request-operations.ts';
import { addDays } from '../../../shared/kernel/date.ts';
import { isPositive } from '../../../shared/kernel/decimal.ts';
import { itemsById } from '../../masterdata/queries.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { together } from '../../platform/outcome.ts';
import { reorderQuantity } from '../domain/reorder-quantity.ts';
import { newRequest } from '../new-request.ts';
import { itemsRunningLow } from '../reports/items-running-low.ts';

const MOST = 40;

/** What runs low is asked for; requests and orders that are there already count as cover. */
export const requestReorders: CommandRun<typeof contract> = async (ctx, input) => {
  const low = await ctx.reads.report(itemsRunningLow, { itemIds: input.itemIds, today: ctx.today });
  const now = low.slice(0, MOST);
  const items = await itemsById(
    ctx,
    now.map(({ itemId }) => itemId),
  );
  const made = [];
  for (const { itemId, missing } of now) {
    const goods = items.get(itemId) as Doc<typeof item>;
    const quantity = reorderQuantity(goods, missing);
    if (!isPositive(quantity)) continue;
    const neededOn = addDays(ctx.today, goods.leadTimeDays ?? 0);
    made.push(
      await newRequest(ctx, { itemId, quantity, neededOn, source: { kind: 'reorderPoint' } }),
    );
  }
  const requests = made.map(({ request: { id, itemId, quantity, neededOn } }) => ({
    id,
    itemId,
    quantity,
    neededOn,
  }));
  const remaining = low.length - now.length;
  return { result: { requests, remaining }, ...together(...made.map(({ posting }) => posting)) };
};
