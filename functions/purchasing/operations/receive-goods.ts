import { goodsReceived } from '../../../shared/contracts/purchasing/events.ts';
import { goodsReceipt } from '../../../shared/contracts/purchasing/goods-receipt.ts';
import type { receiveGoods as contract } from '../../../shared/contracts/purchasing/receiving-operations.ts';
import { sum } from '../../../shared/kernel/decimal.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, emit, together } from '../../platform/outcome.ts';
import { bookReceipt } from '../book-receipt.ts';
import type { Order } from '../domain/order-life.ts';
import { stateAfter } from '../order-book.ts';
import { readArrivals } from '../read-arrivals.ts';

const series = { prefix: 'GR' };

/** Goods arrive: stock, what is received and not invoiced, and the orders, in one commit. */
export const receiveGoods: CommandRun<typeof contract> = async (ctx, input) => {
  const { orders, parts, supplierId } = await readArrivals(ctx, input.lines);
  const date = input.date ?? ctx.today;
  const number = await ctx.numbering.next(series, date);
  const { deliveryNote, note } = input;
  const made = create(ctx, goodsReceipt, {
    number,
    supplierId,
    date,
    ...(deliveryNote !== undefined && { deliveryNote }),
    ...(note !== undefined && { note }),
    value: sum(parts.map(({ receiptLine }) => receiptLine.value)),
    lines: parts.map(({ receiptLine }) => receiptLine),
  });
  const booked = await bookReceipt(ctx, made.after, parts);
  const receipt = { ...made, after: { ...made.after, ...booked.links } };
  const event = emit(goodsReceived, {
    goodsReceiptId: made.after.id,
    supplierId,
    purchaseOrderIds: orders.ids,
    itemIds: [...new Set(parts.map(({ line }) => line.itemId))],
  });
  const changes = [receipt, ...orders.changes(withReceipt(made.after.id))];
  return { result: receipt.after, ...together({ changes, events: [event] }, booked.posting) };
};

const withReceipt = (id: string) => (order: Order) => ({
  ...stateAfter(order),
  receiptIds: [...(order.receiptIds ?? []), id],
});
