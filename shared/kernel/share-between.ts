import { type Decimal, div, eq, mul, sub } from './decimal.ts';
import { roundMoney } from './money.ts';

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
