import { item } from '../../shared/contracts/masterdata/item.ts';
import { unit } from '../../shared/contracts/masterdata/unit.ts';
import { unitFactorOf } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import type { MasterRules } from '../platform/implementation.ts';
import type { SupplierPrice } from './domain/choose-price.ts';
import { checkSupplierPrice } from './domain/supplier-price-rules.ts';

/**
 * A price for a unit that says nothing about the item's own could never be compared or ordered by.
 * An item or unit that does not exist is told with all other references.
 */
async function assertUnitConverts(ctx: Ctx, { itemId, unitId }: SupplierPrice): Promise<void> {
  if (unitId === undefined) return;
  const [goods, asked] = await Promise.all([
    ctx.store.find(item, itemId),
    ctx.store.find(unit, unitId),
  ]);
  if (goods && asked) await unitFactorOf(ctx, goods, unitId, '/unitId');
}

/** What holds for supplier prices beyond the schema. */
export const masterRules: MasterRules = {
  supplierPrice: {
    defaults: (ctx) => ({
      currency: ctx.company.currency,
      taxIncluded: ctx.company.pricesIncludeTax,
      validFrom: ctx.today,
    }),
    async check(ctx, after) {
      const price = after as unknown as SupplierPrice;
      checkSupplierPrice(price, ctx.company.currency);
      await assertUnitConverts(ctx, price);
    },
  },
};
