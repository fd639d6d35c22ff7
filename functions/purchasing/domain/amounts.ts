import { add, type Decimal, div, eq, mul, sub } from '../../../shared/kernel/decimal.ts';
import { netFromGross, roundMoney, taxOnNet } from '../../../shared/kernel/money.ts';

import { assertMoney } from './within-bounds.ts';

export interface Amounts {
  net: Decimal;
  tax: Decimal;
  gross: Decimal;
}

export const noAmounts: Amounts = { net: '0', tax: '0', gross: '0' };

/**
 * Tax per line: a gross price is divided by 1 + rate, a net price multiplied; half up. Throws
 * 'purchasing.amountTooLarge'.
 */
export function amountsOf(
  line: { price: Decimal; taxRate: Decimal },
  quantity: Decimal,
  terms: { taxIncluded: boolean; currency: string },
): Amounts {
  const { taxIncluded, currency } = terms;
  const entered = roundMoney(mul(quantity, line.price), currency);
  const { net, tax } = taxIncluded
    ? netFromGross(entered, line.taxRate, currency)
    : taxOnNet(entered, line.taxRate, currency);
  return { net, tax, gross: assertMoney(add(net, tax)) };
}

/** The document is the sum of its lines, so the parts always make the whole. */
export const totalOf = (lines: readonly Amounts[]): Amounts =>
  lines.reduce(
    (sum, { net, tax, gross }) => ({
      net: add(sum.net, net),
      tax: add(sum.tax, tax),
      gross: assertMoney(add(sum.gross, gross), '/lines'),
    }),
    noAmounts,
  );

/**
 * The part of an amount that belongs to the units between `from` and `to` of `whole`: differences
 * on one ladder, so that any parts add up to the whole. It goes on beyond the whole at its price.
 */
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

/** What a part costs of the whole that is left; the last part takes all of it. */
export const partOf = (amount: Decimal, part: Decimal, whole: Decimal, currency: string) =>
  eq(part, '0') ? '0' : shareBetween(amount, '0', part, whole, currency);
