import type { Source } from '../../shared/contracts/finance/source.ts';
import type { Decimal } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { type Posting, together } from '../platform/outcome.ts';
import type { Order } from './domain/order-life.ts';
import { draftOrder } from './draft-order.ts';
import { moveRequests } from './order-requests.ts';
import { type LineWish, priceLines } from './price-lines.ts';
import { openPurchase } from './purchase.ts';

export { cancelledOrder } from './cancelled-order.ts';
export { cancelledRequest } from './cancelled-request.ts';
export { newRequest } from './new-request.ts';
export { requestLack } from './request-lack.ts';
export { requestShortage } from './request-shortage.ts';

export interface PurchaseOrderWish {
  supplierId: string;
  date?: string | undefined;
  warehouseId?: string | undefined;
  /** The document that caused it. */
  source?: Source | undefined;
  note?: string | undefined;
  /** Requests that a line covers move on with it, as far as `pegs` say. */
  lines: readonly (LineWish & { pegs?: readonly { requestId: string; quantity: Decimal }[] })[];
}

/**
 * An order to a supplier as part of another module's commit, still to be approved. Lines without
 * a price have the supplier's. With a derived `id` the same cause makes it once.
 */
export async function draftPurchaseOrder(
  ctx: Ctx,
  wish: PurchaseOrderWish,
  id?: string,
): Promise<{ posting: Posting; order: Order }> {
  const purchase = await openPurchase(ctx, wish);
  const wishes = wish.lines.map(({ pegs: _, ...line }) => line);
  const lines = await priceLines(ctx, purchase, wishes);
  const pegs = wish.lines.flatMap(({ pegs: own = [] }, index) =>
    own.map((peg) => ({ ...peg, lineNo: index + 1 })),
  );
  const { note, source } = wish;
  const made = await draftOrder(ctx, purchase, lines, { note, source, pegs }, id);
  const posting = together({ changes: [made, ...(await moveRequests(ctx, pegs))] });
  return { posting, order: made.after };
}
