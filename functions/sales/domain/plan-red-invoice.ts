import type { Doc } from '../../../shared/contracts/noun.ts';
import type { redReasons, salesInvoice } from '../../../shared/contracts/sales/sales-invoice.ts';
import {
  add,
  type Decimal,
  eq,
  gt,
  isZero,
  min,
  mul,
  sub,
} from '../../../shared/kernel/decimal.ts';
import type { Amounts } from '../../../shared/kernel/line-amounts.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';
import { shareBetween } from '../../../shared/kernel/share-between.ts';
import { nothingToCredit, overCredited, quantityOrNet, unknownLine } from './errors.ts';

export type Invoice = Doc<typeof salesInvoice>;
export type InvoiceLine = Invoice['lines'][number];
export type RedReason = keyof typeof redReasons;

export interface RedWish {
  lineNo: number;
  quantity?: Decimal | undefined;
  net?: Decimal | undefined;
}

/** Positive: what is taken off a blue line. An allowance takes no quantity. */
export interface RedPart {
  line: InvoiceLine;
  quantity: Decimal;
  amounts: Amounts;
}

const leftOf = (line: InvoiceLine) => ({
  quantity: sub(line.quantity, line.creditedQuantity ?? '0'),
  net: sub(line.net, line.creditedNet ?? '0'),
  tax: sub(line.tax, line.creditedTax ?? '0'),
});

/**
 * What a red invoice takes off a blue one: never more than is left per line, in quantity, net and
 * tax. A quantity takes its share of what is left, so that the last unit takes the rest;
 * an allowance is a net amount, taxed at the line's rate. `returned` limits a red invoice for
 * returned goods to what came back.
 */
export function planRedInvoice(
  invoice: Invoice,
  reason: RedReason,
  wishes: readonly RedWish[] | undefined,
  returned: (line: InvoiceLine) => Decimal,
): RedPart[] {
  const wanted = wishes ?? everything(invoice, reason, returned);
  const lines = new Map(invoice.lines.map((line) => [line.lineNo, line]));
  const seen = new Set<number>();
  return wanted.map((wish, index) => {
    const pointer = `/lines/${index}`;
    const line = lines.get(wish.lineNo);
    if (!line || seen.has(wish.lineNo))
      throw unknownLine({ line: wish.lineNo }, `${pointer}/lineNo`);
    seen.add(wish.lineNo);
    return reason === 'allowance'
      ? allowance(line, wish, invoice.currency, pointer)
      : byQuantity(line, wish, limitOf(line, reason, returned), invoice.currency, pointer);
  });
}

const limitOf = (
  line: InvoiceLine,
  reason: RedReason,
  returned: (line: InvoiceLine) => Decimal,
) => {
  const left = leftOf(line).quantity;
  return reason === 'return' ? min(left, returned(line)) : left;
};

function everything(
  invoice: Invoice,
  reason: RedReason,
  returned: (line: InvoiceLine) => Decimal,
): RedWish[] {
  if (reason === 'allowance') throw nothingToCredit({ reason: 'name the lines and net amounts.' });
  const wanted = invoice.lines
    .map((line) => ({ lineNo: line.lineNo, quantity: limitOf(line, reason, returned) }))
    .filter(({ quantity }) => gt(quantity, '0'));
  if (wanted.length > 0) return wanted;
  throw nothingToCredit({
    reason: reason === 'return' ? 'no invoiced goods came back.' : 'all of it is credited already.',
  });
}

function byQuantity(
  line: InvoiceLine,
  { quantity, net: named }: RedWish,
  limit: Decimal,
  currency: string,
  pointer: string,
): RedPart {
  if (quantity === undefined || named !== undefined) {
    throw quantityOrNet({ line: line.lineNo, field: 'a quantity' }, pointer);
  }
  if (gt(quantity, limit)) {
    throw overCredited({ line: line.lineNo, open: limit, wanted: quantity }, `${pointer}/quantity`);
  }
  const left = leftOf(line);
  const net = shareBetween(left.net, '0', quantity, left.quantity, currency);
  const tax = shareBetween(left.tax, '0', quantity, left.quantity, currency);
  return { line, quantity, amounts: { net, tax, gross: add(net, tax) } };
}

function allowance(
  line: InvoiceLine,
  { quantity, net }: RedWish,
  currency: string,
  pointer: string,
): RedPart {
  if (net === undefined || quantity !== undefined) {
    throw quantityOrNet({ line: line.lineNo, field: 'a net amount' }, pointer);
  }
  const left = leftOf(line);
  if (gt(net, left.net)) {
    throw overCredited({ line: line.lineNo, open: left.net, wanted: net }, `${pointer}/net`);
  }
  const rated = min(left.tax, roundMoney(mul(net, line.taxRate), currency));
  const tax = eq(net, left.net) ? left.tax : rated;
  return { line, quantity: '0', amounts: { net, tax, gross: add(net, tax) } };
}

/** The blue invoice's lines with what was taken off them. */
export function withCredit(invoice: Invoice, parts: readonly RedPart[]) {
  const lines = invoice.lines.map((line): InvoiceLine => {
    const part = parts.find((one) => one.line.lineNo === line.lineNo);
    if (!part) return line;
    return {
      ...line,
      creditedQuantity: add(line.creditedQuantity ?? '0', part.quantity),
      creditedNet: add(line.creditedNet ?? '0', part.amounts.net),
      creditedTax: add(line.creditedTax ?? '0', part.amounts.tax),
    };
  });
  const whole = lines.every((line) => isZero(leftOf(line).net) && isZero(leftOf(line).tax));
  return { lines, state: whole ? ('credited' as const) : ('partlyCredited' as const) };
}
