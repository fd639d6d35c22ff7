import type { Doc } from '../../shared/contracts/noun.ts';
import type { quotation } from '../../shared/contracts/sales/quotation.ts';
import type { Ctx } from '../platform/context.ts';
import type { Posting } from '../platform/outcome.ts';
import { draftQuotationFor } from './draft-quotation.ts';
import { type LineWish, priceLines } from './price-lines.ts';
import { openSale } from './sale.ts';

export interface QuotationWish {
  customerId: string;
  lines: readonly LineWish[];
  date?: string | undefined;
  validUntil?: string | undefined;
  taxIncluded?: boolean | undefined;
  warehouseId?: string | undefined;
  opportunityId?: string | undefined;
  note?: string | undefined;
}

/**
 * A quotation as part of another module's commit. Lines without a price are priced by the policy.
 * With a derived `id` the same cause makes it once.
 */
export async function draftQuotation(
  ctx: Ctx,
  wish: QuotationWish,
  id?: string,
): Promise<{ posting: Posting; quotation: Doc<typeof quotation> }> {
  const sale = await openSale(ctx, wish);
  const lines = await priceLines(ctx, sale, wish.lines);
  const change = await draftQuotationFor(ctx, sale, lines, wish, id);
  return { posting: { changes: [change], guards: [], events: [] }, quotation: change.after };
}
