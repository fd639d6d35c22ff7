import { goodsReturnedToSupplier } from '../../../shared/contracts/purchasing/events.ts';
import { goodsReceipt } from '../../../shared/contracts/purchasing/goods-receipt.ts';
import { purchaseReturn } from '../../../shared/contracts/purchasing/purchase-return.ts';
import type { returnToSupplier as contract } from '../../../shared/contracts/purchasing/receiving-operations.ts';
import { isPositive, sum } from '../../../shared/kernel/decimal.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, emit, revise, together } from '../../platform/outcome.ts';
import { bookReturn } from '../book-return.ts';
import { stateAfter } from '../order-book.ts';
import { withItem } from '../payables.ts';
import { readReturn } from '../read-return.ts';

const series = { prefix: 'PT' };

/** Goods go back: out of stock and off what is owed, as far as they had been accepted. */
export const returnToSupplier: CommandRun<typeof contract> = async (ctx, input) => {
  const receipt = await load(ctx, goodsReceipt, input.id, 'purchaseReturn.create');
  const { replace = false, reason } = input;
  const { orders, parts, lines } = await readReturn(ctx, receipt, input.lines, replace);
  const date = input.date ?? ctx.today;
  const made = create(ctx, purchaseReturn, {
    number: await ctx.numbering.next(series, date),
    state: parts.some(({ toCredit }) => isPositive(toCredit)) ? 'sent' : 'credited',
    goodsReceiptId: receipt.id,
    supplierId: receipt.supplierId,
    date,
    ...(reason !== undefined && { reason }),
    replace,
    gross: sum(parts.flatMap(({ net, tax }) => [net, tax])),
    lines: parts.map(({ returnLine }) => returnLine),
  });
  const booked = await bookReturn(ctx, { receipt, back: made.after, parts, orders: orders.orders });

  const sent = { ...made, after: { ...made.after, ...booked.links } };
  const counted = revise(ctx, goodsReceipt, receipt, { lines });
  const progressed = orders.changes((order) => ({
    ...stateAfter(order),
    ...withItem(order, order.id === orders.ids[0] ? booked.links.openItemId : undefined),
  }));
  const event = emit(goodsReturnedToSupplier, {
    purchaseReturnId: sent.after.id,
    goodsReceiptId: receipt.id,
    supplierId: receipt.supplierId,
    itemIds: [...new Set(parts.map(({ returnLine }) => returnLine.itemId))],
  });
  const changes = [sent, counted, ...progressed];
  return { result: sent.after, ...together({ changes, events: [event] }, booked.posting) };
};
