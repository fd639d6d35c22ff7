import type { Doc } from '../../../shared/contracts/noun.ts';
import type { purchaseInvoice } from '../../../shared/contracts/purchasing/purchase-invoice.ts';
import { add, type Decimal, isPositive, isZero, neg, sub } from '../../../shared/kernel/decimal.ts';
import { partOf } from './amounts.ts';
import { invoiceInUse, nothingMatched } from './errors.ts';
import { matchableQuantity, type OrderLine } from './order-life.ts';

export type InvoiceLine = Doc<typeof purchaseInvoice>['lines'][number];

/** What an invoice line says after red-letter invoices that came before its posting. */
export const effective = (line: InvoiceLine) => ({
  quantity: sub(line.quantity, line.credited ?? '0'),
  net: sub(line.net, line.creditedNet ?? '0'),
  tax: sub(line.tax, line.creditedTax ?? '0'),
});

/** Red-letter invoices have taken all of a line back. */
export function isTakenBack(line: InvoiceLine): boolean {
  const { quantity, net, tax } = effective(line);
  return [quantity, net, tax].every(isZero);
}

export interface PlannedPosting {
  orderLine: OrderLine;
  invoiceLine: InvoiceLine;
  /** Taken off received-not-invoiced. */
  accrued: Decimal;
  /** What the invoice says beyond that; positive makes the goods dearer. */
  difference: Decimal;
  /** Input VAT that can be deducted. */
  tax: Decimal;
}

/**
 * What the invoice of a line does to its order line: the matched quantity takes its share of what
 * was accrued, the last part all of it. Without deduction the tax is part of the cost.
 */
export function planPosting(
  orderLine: OrderLine,
  invoiceLine: InvoiceLine,
  { deductible, currency }: { deductible: boolean; currency: string },
): PlannedPosting {
  const { net, tax } = effective(invoiceLine);
  const { matched } = invoiceLine;
  if (!isPositive(matched)) throw nothingMatched({ line: invoiceLine.lineNo });
  const accrued = partOf(orderLine.accrued, matched, matchableQuantity(orderLine), currency);
  const cost = deductible ? net : add(net, tax);
  const vat = deductible ? tax : '0';
  const difference = sub(cost, accrued);
  return {
    ...{ accrued, difference, tax: vat },
    invoiceLine: { ...invoiceLine, accrued, difference },
    orderLine: {
      ...orderLine,
      invoiced: add(orderLine.invoiced, matched),
      accrued: sub(orderLine.accrued, accrued),
      owedNet: add(orderLine.owedNet ?? '0', cost),
      owedTax: add(orderLine.owedTax ?? '0', vat),
    },
  };
}

/** The opposite; refused once goods of it went back and were taken off what is owed. */
export function planUnposting(
  orderLine: OrderLine,
  invoiceLine: InvoiceLine,
  { deductible }: { deductible: boolean },
): PlannedPosting {
  const { net, tax } = effective(invoiceLine);
  const { matched, accrued = '0', difference = '0' } = invoiceLine;
  const cost = deductible ? net : add(net, tax);
  const vat = deductible ? tax : '0';
  const pending = isPositive(neg(matchableQuantity(orderLine)));
  const invoiced = sub(orderLine.invoiced, matched);
  const owedNet = sub(orderLine.owedNet ?? '0', cost);
  const owedTax = sub(orderLine.owedTax ?? '0', vat);
  if (pending || [invoiced, owedNet, owedTax].some((left) => isPositive(neg(left)))) {
    throw invoiceInUse();
  }
  return {
    ...{ accrued: neg(accrued), difference: neg(difference), tax: neg(vat) },
    invoiceLine,
    orderLine: {
      ...orderLine,
      ...{ invoiced, owedNet, owedTax },
      accrued: add(orderLine.accrued, accrued),
    },
  };
}
