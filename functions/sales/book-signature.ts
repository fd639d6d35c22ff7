import { openItem } from '../../shared/contracts/finance/open-item.ts';
import { salesOrder } from '../../shared/contracts/sales/sales-order.ts';
import { neg, sub } from '../../shared/kernel/decimal.ts';
import { totalOf } from '../../shared/kernel/line-amounts.ts';
import { creditChange, moveDueDate } from '../finance/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, nothing, revise, together } from '../platform/outcome.ts';
import { portionBetween } from './domain/amounts.ts';
import { dueDateOf } from './domain/due-date.ts';
import type { Order } from './domain/order-life.ts';
import type { Delivery } from './domain/plan-invoice.ts';
import { costsOf } from './issued-costs.ts';
import { claim, withItem } from './receivables.ts';
import { post, revenueDraft } from './vouchers.ts';

/**
 * What a signature does to the books: at a revenue point of `sign` all that has not come back
 * becomes revenue; a receivable due on signing gets its due date.
 */
export async function bookSignature(ctx: Ctx, order: Order, note: Delivery, date: string) {
  if (order.revenuePoint === 'sign') return recogniseSigned(ctx, order, note, date);
  return {
    posting: { ...nothing(), changes: await rescheduled(ctx, order, note, date) },
    links: {},
  };
}

async function rescheduled(
  ctx: Ctx,
  order: Order,
  note: Delivery,
  date: string,
): Promise<Change[]> {
  if (order.paymentTerms.kind !== 'onSign' || note.openItemId === undefined) return [];
  const item = await ctx.store.find(openItem, note.openItemId);
  if (!item || item.settled) return [];
  return [moveDueDate(ctx, item, dueDateOf(order.paymentTerms, item.date, date))];
}

async function recogniseSigned(ctx: Ctx, order: Order, note: Delivery, date: string) {
  const { customerId, currency } = order;
  const kept = note.lines.map((line) => {
    const to = sub(line.quantity, line.returned);
    const amounts = portionBetween(line, '0', to, line.quantity, currency);
    return { line, to, amounts, itemId: line.itemId };
  });
  const slices = kept.map(({ line, to }) => ({ delivery: note, line, from: '0', to }));
  const costs = await costsOf(ctx, slices);
  const source = { noun: 'delivery', id: note.id, number: note.number };
  const voucher = { date, source, customerId };
  const sale = { sold: kept, costs, vat: 'pending', costFrom: 'goodsShipped' } as const;
  const { gross } = totalOf(kept.map(({ amounts }) => amounts));
  const claimed = claim(ctx, order, { source, date, signed: date, amount: gross });
  const credit = creditChange(ctx, { customerId, receivable: gross, shipped: neg(gross) });
  const { openItemId } = claimed;
  const onOrder = withItem(order, openItemId);
  const progressed = openItemId === undefined ? [] : [revise(ctx, salesOrder, order, onOrder)];
  const posted = await post(ctx, revenueDraft(ctx, voucher, sale));
  return {
    posting: together({ changes: progressed }, posted, claimed.posting, credit),
    links: openItemId === undefined ? {} : { openItemId },
  };
}
