import { add, type Decimal, div, eq, mul, sub } from '../../../shared/kernel/decimal.ts';
import {
  type Amounts,
  amountsOf,
  type MoneyTerms,
  minus,
  type Pricing,
} from '../../../shared/kernel/line-amounts.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';

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
