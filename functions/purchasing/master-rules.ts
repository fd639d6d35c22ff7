import type { MasterRules } from '../platform/implementation.ts';
import type { SupplierPrice } from './domain/choose-price.ts';
import { checkSupplierPrice } from './domain/supplier-price-rules.ts';

/** What holds for supplier prices beyond the schema. */
export const masterRules: MasterRules = {
  supplierPrice: {
    defaults: (ctx) => ({
      currency: ctx.company.currency,
      taxIncluded: ctx.company.pricesIncludeTax,
      validFrom: ctx.today,
    }),
    check: (ctx, after) =>
      checkSupplierPrice(after as unknown as SupplierPrice, ctx.company.currency),
  },
};
