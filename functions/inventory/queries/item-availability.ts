import type { itemAvailability as contract } from '../../../shared/contracts/inventory/stock-queries.ts';
import { item } from '../../../shared/contracts/masterdata/item.ts';
import { isPositive } from '../../../shared/kernel/decimal.ts';
import { need } from '../../platform/entity.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { availability, shownAvailable } from '../queries.ts';

const none = { onHand: '0', reserved: '0', available: '0' };

type Usable = Parameters<typeof shownAvailable>[0];

/** What has expired is told where there is some. */
const shown = <A extends Usable>({ expired, available, ...amounts }: A) => ({
  ...amounts,
  available: shownAvailable({ available, expired }),
  ...(isPositive(expired) && { expired }),
});

/** What can be had of an item right now, and where: straight from the balances. */
export const itemAvailability: QueryRun<typeof contract> = async (ctx, { id }) => {
  await need(ctx, item, id);
  const found = (await availability(ctx, [id])).get(id);
  if (!found) return { itemId: id, ...none, shelves: [] };
  return { ...shown(found), shelves: found.shelves.map(shown) };
};
