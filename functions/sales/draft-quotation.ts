import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import { quotation } from '../../shared/contracts/sales/quotation.ts';
import { bookedTotalOf } from '../../shared/kernel/booked-amounts.ts';
import { addDays } from '../../shared/kernel/date.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, create } from '../platform/outcome.ts';
import type { PricedLine } from './price-lines.ts';
import { belongsTo, type Sale } from './sale.ts';

const series = { prefix: 'QU' };

interface Header {
  validUntil?: string | undefined;
  opportunityId?: string | undefined;
  note?: string | undefined;
}

/** A new quotation in draft, valid for as many days as the company usually gives. */
export async function draftQuotationFor(
  ctx: Ctx,
  sale: Sale,
  lines: readonly PricedLine[],
  header: Header,
  id?: string,
): Promise<Change<typeof quotation> & { after: Doc<typeof quotation> }> {
  const { customer, date, currency, taxIncluded, settings } = sale;
  const { validUntil, opportunityId, note } = header;
  const fields: Fields<typeof quotation> = {
    number: await ctx.numbering.next(series, date),
    customerId: customer.id,
    date,
    validUntil: validUntil ?? addDays(date, settings.quotationDays),
    currency,
    taxIncluded,
    state: 'draft',
    ...belongsTo(ctx, customer),
    ...(opportunityId !== undefined && { opportunityId }),
    ...bookedTotalOf(lines),
    ...(note !== undefined && { note }),
    lines: [...lines],
  };
  return create(ctx, quotation, fields, id);
}
