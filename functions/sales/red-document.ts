import type { Fields } from '../../shared/contracts/noun.ts';
import type { salesInvoice } from '../../shared/contracts/sales/sales-invoice.ts';
import { add, neg } from '../../shared/kernel/decimal.ts';
import { type Amounts, totalOf } from '../../shared/kernel/line-amounts.ts';
import { type Delivery, type DeliveryLine, withInvoiced } from './domain/plan-invoice.ts';
import type { Invoice, RedPart, RedReason } from './domain/plan-red-invoice.ts';

interface Header {
  number: string;
  date: string;
  reason: RedReason;
}

const negated = ({ net, tax, gross }: Amounts): Amounts => ({
  net: neg(net),
  tax: neg(tax),
  gross: neg(gross),
});

/** The red invoice: the blue one's buyer and rates, with negative quantities and amounts. */
export function redDocument(
  blue: Invoice,
  parts: readonly RedPart[],
  { number, date, reason }: Header,
): Fields<typeof salesInvoice> {
  const { customerId, buyerName, buyerTaxNumber, salesOrderId, currency } = blue;
  const { ownerId, team, region } = blue;
  return {
    number,
    kind: 'red',
    customerId,
    buyerName,
    ...(buyerTaxNumber !== undefined && { buyerTaxNumber }),
    salesOrderId,
    date,
    currency,
    state: 'issued',
    ...(ownerId !== undefined && { ownerId }),
    ...(team !== undefined && { team }),
    ...(region !== undefined && { region }),
    ...totalOf(parts.map(({ amounts }) => negated(amounts))),
    originalId: blue.id,
    reason,
    lines: parts.map(({ line, quantity, amounts }) => {
      const { lineNo, deliveryId, deliveryLine, orderLine, itemId, price, taxRate } = line;
      const { net, tax } = negated(amounts);
      const place = { lineNo, deliveryId, deliveryLine, orderLine, itemId };
      return { ...place, quantity: neg(quantity), price, taxRate, net, tax };
    }),
  };
}

const ofLine = (note: Delivery, line: DeliveryLine, { line: blue }: RedPart): boolean =>
  blue.deliveryId === note.id && blue.deliveryLine === line.lineNo;

/** The deliveries after a red invoice: less is invoiced, or the goods have become cheaper. */
export function creditDeliveries(
  notes: readonly Delivery[],
  parts: readonly RedPart[],
  reason: RedReason,
): { before: Delivery; lines: DeliveryLine[] }[] {
  if (reason !== 'allowance') {
    const taken = parts.map(({ line, quantity }) => ({ ...line, quantity: neg(quantity) }));
    return withInvoiced(notes, taken);
  }
  return notes
    .filter((note) => parts.some(({ line }) => line.deliveryId === note.id))
    .map((before) => ({
      before,
      lines: before.lines.map((line) => {
        const own = parts.filter((part) => ofLine(before, line, part));
        return own.length === 0 ? line : cheaper(line, totalOf(own.map(({ amounts }) => amounts)));
      }),
    }));
}

const cheaper = (line: DeliveryLine, { net, tax }: Amounts): DeliveryLine => ({
  ...line,
  allowedNet: add(line.allowedNet ?? '0', net),
  allowedTax: add(line.allowedTax ?? '0', tax),
});
