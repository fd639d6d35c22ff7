import { add, type Decimal, mul, sub } from './decimal.ts';
import { netFromGross, roundMoney, taxOnNet } from './money.ts';

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
