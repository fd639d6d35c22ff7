import type { Source } from '../../shared/contracts/finance/source.ts';
import { delivery } from '../../shared/contracts/sales/delivery.ts';
import { salesInvoice } from '../../shared/contracts/sales/sales-invoice.ts';
import { salesOrder } from '../../shared/contracts/sales/sales-order.ts';
import { salesReturn } from '../../shared/contracts/sales/sales-return.ts';
import { add, type Decimal } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { type Outcome, type Posting, revise, together } from '../platform/outcome.ts';
import { closeOrder } from './close-order.ts';
import { closable } from './domain/order-stages.ts';
import { factsOf } from './order-facts.ts';

interface Settled {
  source: Source;
  amount: Decimal;
}

const nouns = { delivery, salesInvoice, salesReturn } as const;

/** The order behind the document that a receivable arose from, if it is one of ours. */
export async function orderBehind(ctx: Ctx, source: Source): Promise<string | undefined> {
  if (!Object.hasOwn(nouns, source.noun)) return undefined;
  const found = await ctx.store.find(nouns[source.noun as keyof typeof nouns], source.id);
  return found?.salesOrderId;
}

/**
 * Adds what was paid, or less what was taken back, to the orders it was for, and closes those with
 * which nothing is left.
 */
export async function settleOrders(
  ctx: Ctx,
  allocations: readonly Settled[],
): Promise<Outcome | undefined> {
  const paid = new Map<string, Decimal>();
  for (const { source, amount } of allocations) {
    const id = await orderBehind(ctx, source);
    if (id !== undefined) paid.set(id, add(paid.get(id) ?? '0', amount));
  }
  if (paid.size === 0) return undefined;
  const orders = await ctx.store.findMany(salesOrder, [...paid.keys()]);
  const postings: Posting[] = [];
  for (const order of orders.values()) {
    const more = { paid: add(order.paid, paid.get(order.id) ?? '0') };
    const done = closable(await factsOf(ctx, order));
    const change = done
      ? closeOrder(ctx, order, more)
      : { changes: [revise(ctx, salesOrder, order, more)], guards: [], events: [] };
    postings.push(change);
  }
  return { result: null, ...together(...postings) };
}
