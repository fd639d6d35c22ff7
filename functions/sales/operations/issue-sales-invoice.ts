import { customer } from '../../../shared/contracts/masterdata/customer.ts';
import { delivery } from '../../../shared/contracts/sales/delivery.ts';
import { salesInvoiceIssued } from '../../../shared/contracts/sales/events.ts';
import type { issueSalesInvoice as contract } from '../../../shared/contracts/sales/fulfilment-operations.ts';
import { salesInvoice } from '../../../shared/contracts/sales/sales-invoice.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import type { Ctx } from '../../platform/context.ts';
import { load, need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, emit, type Outcome, revise, together } from '../../platform/outcome.ts';
import { bookInvoice } from '../book-invoice.ts';
import { nothingToInvoice } from '../domain/errors.ts';
import { addInvoiced, type Order } from '../domain/order-life.ts';
import type { QuantityWish } from '../domain/plan-delivery.ts';
import { billable, type Delivery, planInvoice, withInvoiced } from '../domain/plan-invoice.ts';
import type { Invoice } from '../domain/plan-red-invoice.ts';
import { invoiceDocument } from '../invoice-document.ts';

export const invoiceSeries = { prefix: 'INV' };

/** The deliveries of an order are billed, the oldest first. */
export const issueSalesInvoice: CommandRun<typeof contract> = async (ctx, input) => {
  const order = await load(ctx, salesOrder, input.id, 'salesInvoice.issue');
  const found = await ctx.store.findMany(delivery, order.deliveryIds ?? []);
  return billDeliveries(ctx, order, [...found.values()], input.date, input.lines);
};

/** A legal number, the VAT it makes due, and the quantities it covers, in one commit. */
export async function billDeliveries(
  ctx: Ctx,
  order: Order,
  deliveries: readonly Delivery[],
  date: string = ctx.today,
  wishes?: readonly QuantityWish[],
): Promise<Outcome<Invoice>> {
  const ready = deliveries.filter(billable);
  if (ready.length === 0) throw nothingToInvoice();
  const parts = planInvoice(ready, wishes, order.currency);
  const buyer = await need(ctx, customer, order.customerId);

  const { number, guard } = await ctx.numbering.nextLegal(invoiceSeries, date);
  const made = create(ctx, salesInvoice, invoiceDocument(order, buyer, parts, { number, date }));
  const booked = await bookInvoice(ctx, order, made.after, parts);
  const invoice = { ...made, after: { ...made.after, ...booked.links } };

  const invoiced = withInvoiced(
    ready,
    parts.map((part) => ({
      deliveryId: part.delivery.id,
      deliveryLine: part.line.lineNo,
      quantity: part.quantity,
    })),
  ).map(({ before, lines }) => revise(ctx, delivery, before, { lines }));
  const progressed = revise(ctx, salesOrder, order, {
    lines: addInvoiced(order.lines, invoice.after.lines),
    invoiceIds: [...(order.invoiceIds ?? []), invoice.after.id],
    ...booked.onOrder,
  });
  const event = emit(salesInvoiceIssued, {
    salesInvoiceId: invoice.after.id,
    kind: 'blue',
    salesOrderId: order.id,
    customerId: order.customerId,
  });
  const own = { changes: [invoice, progressed, ...invoiced], guards: [guard], events: [event] };
  return { result: invoice.after, ...together(own, booked.posting) };
}
