import type { itemAvailability as contract } from '../../../shared/contracts/inventory/stock-queries.ts';
import { item } from '../../../shared/contracts/masterdata/item.ts';
import { need } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { availability } from '../queries.ts';

/** What can be had of an item right now, and where: straight from the balances. */
export const itemAvailability: QueryRun<typeof contract> = async (ctx, { id }) => {
  await need(ctx, item, id);
  const found = (await availability(ctx, [id])).get(id);
  return found ?? { itemId: id, onHand: '0', reserved: '0', available: '0', shelves: [] };
};
