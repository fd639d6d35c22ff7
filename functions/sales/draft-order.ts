import type * as z from 'zod';
import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import type { createSalesOrder } from '../../shared/contracts/sales/order-operations.ts';
import { salesOrder } from '../../shared/contracts/sales/sales-order.ts';
import { bookedTotalOf } from '../../shared/kernel/booked-amounts.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, create } from '../platform/outcome.ts';
import type { OrderLine } from './domain/order-life.ts';
import type { PricedLine } from './price-lines.ts';
import { belongsTo, type Sale } from './sale.ts';

const series = { prefix: 'SO' };

/** A line on which nothing has happened yet. */
export const freshLine = (line: PricedLine): OrderLine => ({
  ...line,
  reserved: '0',
  delivered: '0',
  invoiced: '0',
  returned: '0',
});

type Wish = z.infer<(typeof createSalesOrder)['input']>;
type Header = Partial<Omit<Fields<typeof salesOrder>, 'lines'>> & Partial<Omit<Wish, 'lines'>>;

/**
 * What an order says from its first day: the customer's terms are copied, so that later changes
 * leave it alone.
 */
export function orderFields(
  ctx: Ctx,
  sale: Sale,
  lines: readonly PricedLine[],
  header: Header,
): Omit<Fields<typeof salesOrder>, 'number'> {
  const { customer, date, currency, taxIncluded } = sale;
  const { warehouseId: _, ...more } = header;
  return {
    ...more,
    customerId: customer.id,
    date,
    currency,
    taxIncluded,
    state: 'draft',
    ...belongsTo(ctx, customer),
    paymentTerms: customer.paymentTerms,
    revenuePoint: customer.revenuePoint,
    ...bookedTotalOf(lines),
    paid: '0',
    lines: lines.map(freshLine),
  };
}

/** A new order in draft. */
export async function draftOrder(
  ctx: Ctx,
  sale: Sale,
  lines: readonly PricedLine[],
  header: Header = {},
  id?: string,
): Promise<Change<typeof salesOrder> & { after: Doc<typeof salesOrder> }> {
  const number = await ctx.numbering.next(series, sale.date);
  const fields: Fields<typeof salesOrder> = { ...orderFields(ctx, sale, lines, header), number };
  return create(ctx, salesOrder, fields, id);
}
