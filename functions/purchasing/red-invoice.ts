import type { Fields } from '../../shared/contracts/noun.ts';
import type { purchaseInvoice } from '../../shared/contracts/purchasing/purchase-invoice.ts';
import { bookedTotalOf } from '../../shared/kernel/booked-amounts.ts';
import { add, type Decimal, div, isZero, min, neg } from '../../shared/kernel/decimal.ts';
import { actorName } from '../platform/access.ts';
import type { Ctx } from '../platform/context.ts';
import type { InvoiceLine } from './domain/plan-posting.ts';
import type { Invoice } from './post-invoice.ts';

type InvoiceFields = Fields<typeof purchaseInvoice>;

const series = { prefix: 'PI' };

interface Red {
  invoiceNumber: string;
  date: string;
  postingDate: string;
  credits: readonly { lineNo: number; quantity: Decimal; net: Decimal; tax: Decimal }[];
  links: Pick<InvoiceFields, 'correctsId'>;
}

/** A red-letter invoice against a blue one: its quantities, and its amounts with a minus. */
export async function redInvoice(ctx: Ctx, blue: Invoice, red: Red): Promise<InvoiceFields> {
  const { invoiceNumber, date, postingDate, credits, links } = red;
  const { supplierId, sellerKey, currency, taxIncluded } = blue;
  const lines = credits.map(({ lineNo, quantity, net, tax }, index) => {
    const of = blue.lines.find((line) => line.lineNo === lineNo) as InvoiceLine;
    return redLine(of, { lineNo: index + 1, quantity, net, tax });
  });
  return {
    number: await ctx.numbering.next(series, postingDate),
    ...{ invoiceNumber, supplierId, date, postingDate, currency, taxIncluded },
    ...(sellerKey !== undefined && { sellerKey }),
    colour: 'red',
    state: 'posted',
    deduction: 'none',
    ...bookedTotalOf(lines),
    recordedBy: actorName(ctx.actor),
    ...links,
    lines,
  };
}

type RedOf = Pick<InvoiceLine, 'purchaseOrderId' | 'orderLine' | 'itemId' | 'taxCode' | 'taxRate'>;

/** What a price can be by its contract: rounded amounts of tiny quantities lead beyond it. */
const HIGHEST_PRICE = '9999999999.999999';

/** One line in red; it takes back what it says, so it matches by itself. */
export function redLine(
  { purchaseOrderId, orderLine, itemId, taxCode, taxRate }: RedOf,
  credit: { lineNo: number; quantity: Decimal; net: Decimal; tax: Decimal; matched?: Decimal },
): InvoiceLine {
  const { lineNo, quantity, net, tax, matched = '0' } = credit;
  return {
    ...{ lineNo, purchaseOrderId, orderLine, itemId, quantity, taxCode, taxRate },
    price: isZero(quantity) ? '0' : min(HIGHEST_PRICE, div(net, quantity, 6)),
    net: neg(net),
    tax: neg(tax),
    gross: neg(add(net, tax)),
    outcome: 'matched',
    ...{ matchable: quantity, matched },
    ...{ priceRate: '0', priceDifference: '0', excess: '0', excessNet: '0', excessTax: '0' },
  };
}
