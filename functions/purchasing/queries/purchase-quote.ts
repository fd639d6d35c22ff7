import type { purchaseQuote as contract } from '../../../shared/contracts/purchasing/question-operations.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { quoteLine } from '../price-lines.ts';
import { openPurchase } from '../purchase.ts';

/**
 * Beside a line while it is typed: price, tax and day, as an order of this moment would have them.
 */
export const purchaseQuote: QueryRun<typeof contract> = async (ctx, input) => {
  const purchase = await openPurchase(ctx, input);
  const { counted, price = null, taxRate, soonest } = await quoteLine(ctx, purchase, input);
  const { unitId, purchaseQuantity } = counted;
  return {
    ...{ price, unitId, purchaseQuantity, taxRate, taxIncluded: purchase.taxIncluded },
    ...(soonest !== undefined && { promisedOn: soonest }),
  };
};
