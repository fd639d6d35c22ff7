import type { createPurchaseOrder as contract } from '../../../shared/contracts/purchasing/order-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { draftOrder } from '../draft-order.ts';
import { priceLines } from '../price-lines.ts';
import { openPurchase } from '../purchase.ts';

export const createPurchaseOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const { lines: wishes, ...header } = input;
  const purchase = await openPurchase(ctx, input);
  const lines = await priceLines(ctx, purchase, wishes);
  const order = await draftOrder(ctx, purchase, lines, header);
  return { result: order.after, changes: [order] };
};
