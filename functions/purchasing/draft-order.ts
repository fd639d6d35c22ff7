import type { Source } from '../../shared/contracts/finance/source.ts';
import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import { purchaseOrder } from '../../shared/contracts/purchasing/purchase-order.ts';
import { bookedTotalOf } from '../../shared/kernel/booked-amounts.ts';
import { wisherOf } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, create } from '../platform/outcome.ts';
import type { OrderLine } from './domain/order-life.ts';
import type { PricedLine } from './price-lines.ts';
import type { Purchase } from './purchase.ts';

const series = { prefix: 'PO' };

/** A line on which nothing has happened yet. */
export const freshLine = (line: PricedLine): OrderLine => ({
  ...line,
  received: '0',
  invoiced: '0',
  accrued: '0',
});

export type Peg = NonNullable<Fields<typeof purchaseOrder>['pegs']>[number];

export interface OrderHeader {
  supplierReference?: string | undefined;
  externalId?: string | undefined;
  note?: string | undefined;
  source?: Source | undefined;
  pegs?: readonly Peg[];
}

/**
 * What an order says from its first day: the supplier's terms are copied, so that later changes
 * leave it alone.
 */
export function orderFields(
  ctx: Ctx,
  purchase: Purchase,
  lines: readonly PricedLine[],
  header: OrderHeader,
): Omit<Fields<typeof purchaseOrder>, 'number' | 'revision' | 'buyerId'> {
  const { supplier, settings, date, currency, taxIncluded, deductible } = purchase;
  const { supplierReference, externalId, note, source, pegs = [] } = header;
  return {
    state: 'draft',
    supplierId: supplier.id,
    ...(supplierReference !== undefined && { supplierReference }),
    date,
    currency,
    taxIncluded,
    deductible,
    paymentTerms: supplier.paymentTerms,
    overReceipt: settings.overReceipt,
    ...bookedTotalOf(lines),
    requestedBy: wisherOf(ctx.actor),
    ...(source !== undefined && { source }),
    ...(externalId !== undefined && { externalId }),
    ...(note !== undefined && { note }),
    ...(pegs.length > 0 && { pegs: [...pegs] }),
    lines: lines.map(freshLine),
  };
}

/** A new order in draft. */
export async function draftOrder(
  ctx: Ctx,
  purchase: Purchase,
  lines: readonly PricedLine[],
  header: OrderHeader,
  id?: string,
): Promise<Change<typeof purchaseOrder> & { after: Doc<typeof purchaseOrder> }> {
  const { memberId: buyerId } = ctx.access;
  const fields: Fields<typeof purchaseOrder> = {
    ...orderFields(ctx, purchase, lines, header),
    number: await ctx.numbering.next(series, purchase.date),
    revision: 1,
    ...(buyerId !== undefined && { buyerId }),
  };
  return create(ctx, purchaseOrder, fields, id);
}
