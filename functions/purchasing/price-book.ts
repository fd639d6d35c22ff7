import { supplierPrice } from '../../shared/contracts/purchasing/supplier-price.ts';
import type { Ctx } from '../platform/context.ts';
import type { SupplierPrice } from './domain/choose-price.ts';
import { pricesOfItems } from './reports/prices-of-items.ts';

/** What suppliers, or one of them, ask for some items; archived prices are left out. */
export async function pricesFor(
  ctx: Ctx,
  itemIds: readonly string[],
  supplierId?: string,
): Promise<SupplierPrice[]> {
  if (itemIds.length === 0) return [];
  const ids = await ctx.reads.report(pricesOfItems, { itemIds: [...new Set(itemIds)], supplierId });
  const found = await ctx.store.findMany(supplierPrice, ids);
  return [...found.values()].filter(({ archived }) => archived !== true);
}
