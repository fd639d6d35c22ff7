import type { item } from '../../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { ceilToMultiple, type Decimal, div, max } from '../../../shared/kernel/decimal.ts';
import { lotSize } from './lot-size.ts';

type Lots = Pick<
  Doc<typeof item>,
  'lotPolicy' | 'lotSize' | 'minimumLot' | 'lotMultiple' | 'decimals'
>;

/**
 * How much to ask for when an item has fallen to its reorder point: what is missing to it, and at
 * least one lot. A fixed or economic lot is asked for in whole lots.
 */
export function reorderQuantity(goods: Lots, missing: Decimal): Decimal {
  const { lotSize: lot, decimals } = goods;
  const smallest = div('1', String(10 ** decimals), decimals);
  const needed = max(missing, smallest);
  const inLots = lot === undefined ? needed : ceilToMultiple(needed, lot);
  return lotSize(inLots, goods);
}
