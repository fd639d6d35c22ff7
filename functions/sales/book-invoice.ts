import { add, neg, sum } from '../../shared/kernel/decimal.ts';
import { creditChange, salesInvoiceIssued } from '../finance/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { together } from '../platform/outcome.ts';
import type { Order } from './domain/order-life.ts';
import type { InvoicePart } from './domain/plan-invoice.ts';
import { costsOf } from './issued-costs.ts';
import { claim, withItem } from './receivables.ts';
import { post, revenueDraft, type Voucher } from './vouchers.ts';

/**
 * What an invoice does to the books: the VAT that waited for it becomes due; at a revenue point of
 * `invoice` the goods become revenue now, with a receivable.
 */
export async function bookInvoice(
  ctx: Ctx,
  order: Order,
  invoice: { id: string; number: string; date: string },
  parts: readonly InvoicePart[],
) {
  const { customerId } = order;
  const source = { noun: 'salesInvoice', id: invoice.id, number: invoice.number };
  const voucher: Voucher = { date: invoice.date, source, customerId };
  if (order.revenuePoint === 'invoice') return recogniseInvoiced(ctx, order, voucher, parts);
  const tax = sum(parts.map(({ amounts }) => amounts.tax));
  const header = { ...voucher, currency: order.currency };
  const draft = salesInvoiceIssued(header, {
    customer: customerId,
    recognisedTax: tax,
    invoicedTax: tax,
  });
  return { posting: await post(ctx, draft), onOrder: {}, links: {} };
}

async function recogniseInvoiced(
  ctx: Ctx,
  order: Order,
  voucher: Voucher,
  parts: readonly InvoicePart[],
) {
  const { customerId } = order;
  const slices = parts.map(({ delivery, line, from, quantity }) => ({
    delivery,
    line,
    from,
    to: add(from, quantity),
  }));
  const costs = await costsOf(ctx, slices);
  const sold = parts.map(({ line, amounts }) => ({ itemId: line.itemId, amounts }));
  const sale = { sold, costs, vat: 'invoiced', costFrom: 'goodsShipped' } as const;
  const amount = sum(parts.map(({ amounts }) => amounts.gross));
  const { source, date } = voucher;
  const claimed = claim(ctx, order, { source, date, amount });
  const credit = creditChange(ctx, { customerId, receivable: amount, shipped: neg(amount) });
  const { openItemId } = claimed;
  const posted = await post(ctx, revenueDraft(ctx, voucher, sale));
  return {
    posting: together(posted, claimed.posting, credit),
    onOrder: withItem(order, openItemId),
    links: openItemId === undefined ? {} : { openItemId },
  };
}
