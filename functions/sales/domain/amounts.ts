import { add, type Decimal, div, eq, mul, sub } from '../../../shared/kernel/decimal.ts';
import { netFromGross, roundMoney, taxOnNet } from '../../../shared/kernel/money.ts';

export interface Amounts {
  net: Decimal;
  tax: Decimal;
  gross: Decimal;
}

/** How a unit is priced; the discount and the rate are fractions. */
export interface Pricing {
  price: Decimal;
  discount?: Decimal | undefined;
  taxRate: Decimal;
}

export interface MoneyTerms {
  taxIncluded: boolean;
  currency: string;
}

export const noAmounts: Amounts = { net: '0', tax: '0', gross: '0' };

/** Tax per line: a gross price is divided by 1 + rate, a net price multiplied; half up. */
export function amountsOf(line: Pricing, quantity: Decimal, terms: MoneyTerms): Amounts {
  const { taxIncluded, currency } = terms;
  const kept = sub('1', line.discount ?? '0');
  const entered = roundMoney(mul(quantity, line.price, kept), currency);
  const { net, tax } = taxIncluded
    ? netFromGross(entered, line.taxRate, currency)
    : taxOnNet(entered, line.taxRate, currency);
  return { net, tax, gross: add(net, tax) };
}

export const plus = (a: Amounts, b: Amounts): Amounts => ({
  net: add(a.net, b.net),
  tax: add(a.tax, b.tax),
  gross: add(a.gross, b.gross),
});

export const minus = (a: Amounts, b: Amounts): Amounts => ({
  net: sub(a.net, b.net),
  tax: sub(a.tax, b.tax),
  gross: sub(a.gross, b.gross),
});

/** The document is the sum of its lines, so the parts always make the whole. */
export const totalOf = (lines: readonly Amounts[]): Amounts =>
  lines.reduce((sum, { net, tax, gross }) => plus(sum, { net, tax, gross }), noAmounts);

/**
 * What the units from the `from`th to the `to`th are worth: the difference of two amounts of the
 * same ladder, so that any way of delivering in parts adds up to the whole.
 */
export const amountsBetween = (
  line: Pricing,
  from: Decimal,
  to: Decimal,
  terms: MoneyTerms,
): Amounts => minus(amountsOf(line, to, terms), amountsOf(line, from, terms));

/** The part of an amount that belongs to the units between `from` and `to` of `whole`. */
export function shareBetween(
  amount: Decimal,
  from: Decimal,
  to: Decimal,
  whole: Decimal,
  currency: string,
): Decimal {
  const upTo = (count: Decimal) =>
    eq(count, whole) ? amount : roundMoney(div(mul(amount, count), whole, 12), currency);
  return sub(upTo(to), upTo(from));
}

export function portionBetween(
  amounts: Pick<Amounts, 'net' | 'tax'>,
  from: Decimal,
  to: Decimal,
  whole: Decimal,
  currency: string,
): Amounts {
  const net = shareBetween(amounts.net, from, to, whole, currency);
  const tax = shareBetween(amounts.tax, from, to, whole, currency);
  return { net, tax, gross: add(net, tax) };
}
