import { delivery } from '../../../shared/contracts/sales/delivery.ts';
import { salesInvoiceIssued } from '../../../shared/contracts/sales/events.ts';
import type { issueRedInvoice as contract } from '../../../shared/contracts/sales/fulfilment-operations.ts';
import { salesInvoice } from '../../../shared/contracts/sales/sales-invoice.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { load, need, needAll } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, emit, revise, together } from '../../platform/outcome.ts';
import { bookRedInvoice } from '../book-red-invoice.ts';
import { notBlue } from '../domain/errors.ts';
import { addInvoiced } from '../domain/order-life.ts';
import type { DeliveryLine } from '../domain/plan-invoice.ts';
import { type InvoiceLine, planRedInvoice, withCredit } from '../domain/plan-red-invoice.ts';
import { creditDue } from '../domain/plan-return.ts';
import { creditDeliveries, redDocument } from '../red-document.ts';
import { settledReturns } from '../settled-returns.ts';
import { invoiceSeries } from './issue-sales-invoice.ts';

/** An issued invoice never changes: a red one takes back what it says too much. */
export const issueRedInvoice: CommandRun<typeof contract> = async (ctx, input) => {
  const blue = await load(ctx, salesInvoice, input.id, 'salesInvoice.credit');
  if (blue.kind === 'red') throw notBlue({ number: blue.number });
  const order = await need(ctx, salesOrder, blue.salesOrderId);
  const notes = await needAll(
    ctx,
    delivery,
    blue.lines.map(({ deliveryId }) => deliveryId),
  );
  const lineOf = ({ deliveryId, deliveryLine }: InvoiceLine) =>
    notes.get(deliveryId)?.lines.find(({ lineNo }) => lineNo === deliveryLine) as DeliveryLine;
  const { reason, date = ctx.today } = input;
  const parts = planRedInvoice(blue, reason, input.lines, (line) => creditDue(lineOf(line)));

  const { number, guard } = await ctx.numbering.nextLegal(invoiceSeries, date);
  const made = create(ctx, salesInvoice, redDocument(blue, parts, { number, date, reason }));
  const booked = await bookRedInvoice(ctx, order, made.after, parts, notes);
  const credited = creditDeliveries([...notes.values()], parts, reason);

  const own = [
    made,
    revise(ctx, salesInvoice, blue, {
      ...withCredit(blue, parts),
      redInvoiceIds: [...(blue.redInvoiceIds ?? []), made.after.id],
    }),
    ...credited.map(({ before, lines }) => revise(ctx, delivery, before, { lines })),
    ...(await settledReturns(ctx, order, credited)),
    revise(ctx, salesOrder, order, {
      lines: reason === 'allowance' ? order.lines : addInvoiced(order.lines, made.after.lines),
      invoiceIds: [...(order.invoiceIds ?? []), made.after.id],
      ...booked.onOrder,
    }),
  ];
  const { id: salesOrderId, customerId } = order;
  const data = { salesInvoiceId: made.after.id, kind: 'red', salesOrderId, customerId } as const;
  const posting = { changes: own, guards: [guard], events: [emit(salesInvoiceIssued, data)] };
  return { result: made.after, ...together(posting, booked.posting) };
};
