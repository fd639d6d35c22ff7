import type { createSalesOrder as contract } from '../../../shared/contracts/sales/order-operations.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { draftOrder } from '../draft-order.ts';
import { priceLines } from '../price-lines.ts';
import { openSale } from '../sale.ts';

export const createSalesOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const { lines: wishes, ...header } = input;
  const sale = await openSale(ctx, input);
  const lines = await priceLines(ctx, sale, wishes);
  const order = await draftOrder(ctx, sale, lines, header);
  return { result: order.after, changes: [order] };
};
