import { neg, sub, sum } from '../../shared/kernel/decimal.ts';
import { creditChange, redInvoice } from '../finance/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { together } from '../platform/outcome.ts';
import type { Order } from './domain/order-life.ts';
import type { Delivery, DeliveryLine } from './domain/plan-invoice.ts';
import type { Invoice, RedPart } from './domain/plan-red-invoice.ts';
import { costsOf } from './issued-costs.ts';
import { unclaim, withItem } from './receivables.ts';
import { inRed, post, revenueDraft, type Voucher } from './vouchers.ts';

/**
 * What a red invoice does to the books. After a return or an error output VAT moves back to
 * pending, for the return has taken the sale back, or the sale stands and is invoiced again. An
 * allowance lowers revenue, VAT and receivable; so does an error where the invoice had made the
 * revenue.
 */
export async function bookRedInvoice(
  ctx: Ctx,
  order: Order,
  red: Invoice,
  parts: readonly RedPart[],
  notes: ReadonlyMap<string, Delivery>,
) {
  const { customerId } = order;
  const source = { noun: 'salesInvoice', id: red.id, number: red.number };
  const voucher: Voucher = { date: red.date, source, customerId };
  const undone = red.reason === 'error' && order.revenuePoint === 'invoice';
  if (red.reason === 'allowance') return takeBack(ctx, order, voucher, parts, []);
  if (undone) return takeBack(ctx, order, voucher, parts, slicesOf(parts, notes));
  const tax = sum(parts.map(({ amounts }) => amounts.tax));
  const header = { date: red.date, source, currency: order.currency };
  const posting = await post(ctx, redInvoice(header, { customer: customerId, tax }));
  return { posting, onOrder: {} };
}

/** The units that go off the invoice are the last that had come onto it. */
function slicesOf(parts: readonly RedPart[], notes: ReadonlyMap<string, Delivery>) {
  return parts.map(({ line: blue, quantity }) => {
    const delivery = notes.get(blue.deliveryId) as Delivery;
    const line = delivery.lines.find(({ lineNo }) => lineNo === blue.deliveryLine) as DeliveryLine;
    return { delivery, line, from: sub(line.invoiced, quantity), to: line.invoiced };
  });
}

async function takeBack(
  ctx: Ctx,
  order: Order,
  voucher: Voucher,
  parts: readonly RedPart[],
  slices: ReturnType<typeof slicesOf>,
) {
  const { customerId } = order;
  const { source, date } = voucher;
  const costs = await costsOf(ctx, slices);
  const sold = parts.map(({ line, amounts }) => ({ itemId: line.itemId, amounts }));
  const sale = { sold, costs, vat: 'invoiced', costFrom: 'goodsShipped' } as const;
  const posted = await post(ctx, inRed(revenueDraft(ctx, voucher, sale)));
  const amount = sum(parts.map(({ amounts }) => amounts.gross));
  const first = parts.map(({ line }) => line.deliveryId);
  const taken = await unclaim(ctx, order, { source, date, amount }, first);
  const credit = creditChange(ctx, {
    customerId,
    receivable: neg(amount),
    ...(slices.length > 0 && { shipped: amount }),
  });
  return {
    posting: together(posted, taken.posting, credit),
    onOrder: withItem(order, taken.openItemId),
  };
}
