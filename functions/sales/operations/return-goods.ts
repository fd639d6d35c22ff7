import { delivery } from '../../../shared/contracts/sales/delivery.ts';
import { goodsReturned } from '../../../shared/contracts/sales/events.ts';
import type { returnGoods as contract } from '../../../shared/contracts/sales/fulfilment-operations.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { salesReturn } from '../../../shared/contracts/sales/sales-return.ts';
import { load, need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, emit, revise, together } from '../../platform/outcome.ts';
import { bookReturn } from '../book-return.ts';
import { addReturned } from '../domain/order-life.ts';
import { planReturn } from '../domain/plan-return.ts';
import { returnDocument, returnWarehouse } from '../return-document.ts';

const series = { prefix: 'RT' };

/** Goods come back into quarantine, at the cost at which they left; the sale is taken back. */
export const returnGoods: CommandRun<typeof contract> = async (ctx, input) => {
  const note = await load(ctx, delivery, input.id, 'salesReturn.create');
  const order = await need(ctx, salesOrder, note.salesOrderId);
  const plan = planReturn(note, input.lines, order.currency);

  const date = input.date ?? ctx.today;
  const number = await ctx.numbering.next(series, date);
  const into = await returnWarehouse(ctx, input.warehouseId);
  const fields = returnDocument(note, plan.parts, { number, date, reason: input.reason, into });
  const made = create(ctx, salesReturn, fields);
  const booked = await bookReturn(ctx, order, note, made.after, plan.parts);

  const received = { ...made, after: { ...made.after, ...booked.links } };
  const returned = revise(ctx, delivery, note, { lines: plan.lines });
  const progressed = revise(ctx, salesOrder, order, {
    lines: addReturned(order.lines, received.after.lines),
    returnIds: [...(order.returnIds ?? []), received.after.id],
    ...booked.onOrder,
  });
  const event = emit(goodsReturned, {
    salesReturnId: received.after.id,
    deliveryId: note.id,
    salesOrderId: order.id,
    customerId: order.customerId,
  });
  const changes = [received, returned, progressed];
  return { result: received.after, ...together({ changes, events: [event] }, booked.posting) };
};
