import type { inventory } from '../../shared/contracts/inventory/module.ts';
import type { Queries } from '../platform/implementation.ts';
import { explainItemCost } from './queries/explain-item-cost.ts';
import { explainMoveCost } from './queries/explain-move-cost.ts';
import { itemAvailability } from './queries/item-availability.ts';
import { listLots } from './queries/list-lots.ts';
import { listStock } from './queries/list-stock.ts';

/** What the reader answers for inventory. */
export const queryImplementations = {
  listStock,
  listLots,
  itemAvailability,
  explainItemCost,
  explainMoveCost,
} satisfies Queries<(typeof inventory)['operations']>;
