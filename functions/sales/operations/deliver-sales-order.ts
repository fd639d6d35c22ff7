import { delivery } from '../../../shared/contracts/sales/delivery.ts';
import { goodsDelivered } from '../../../shared/contracts/sales/events.ts';
import type { deliverSalesOrder as contract } from '../../../shared/contracts/sales/fulfilment-operations.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { itemsById } from '../../masterdata/queries.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, emit, revise, together } from '../../platform/outcome.ts';
import { bookDelivery } from '../book-delivery.ts';
import { inFirstLots } from '../choose-lots.ts';
import { deliveryDocument } from '../delivery-document.ts';
import { assertOpen, deliveryState } from '../domain/order-life.ts';
import { allReady, planDelivery } from '../domain/plan-delivery.ts';

const series = { prefix: 'DN' };

/** Goods leave: stock, receivable and cost in one commit with the order's progress. */
export const deliverSalesOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const order = await load(ctx, salesOrder, input.id, 'delivery.create');
  assertOpen(order);
  const items = await itemsById(
    ctx,
    order.lines.map(({ itemId }) => itemId),
  );
  const stocked = (itemId: string) => items.get(itemId)?.stocked ?? false;
  const wishes = input.lines ?? allReady(order, stocked);
  const date = input.date ?? ctx.today;
  const chosen = await inFirstLots(ctx, order.lines, wishes, { date, items });
  const plan = planDelivery(order, chosen, ctx.company.deliveryTolerance);

  const number = await ctx.numbering.next(series, date);
  const { carrier, waybill } = input;
  const fields = deliveryDocument(order, plan.parts, { number, date, carrier, waybill });
  const note = create(ctx, delivery, fields);
  const booked = await bookDelivery(ctx, order, note.after, plan.parts, stocked);

  const delivered = { ...note, after: { ...note.after, ...booked.links } };
  const progressed = revise(ctx, salesOrder, order, {
    state: deliveryState(plan.lines),
    lines: plan.lines,
    deliveryIds: [...(order.deliveryIds ?? []), note.after.id],
    ...booked.onOrder,
  });
  const { id: salesOrderId, customerId } = order;
  const event = emit(goodsDelivered, { deliveryId: note.after.id, salesOrderId, customerId });
  const changes = [delivered, progressed];
  return { result: delivered.after, ...together({ changes, events: [event] }, booked.posting) };
};
