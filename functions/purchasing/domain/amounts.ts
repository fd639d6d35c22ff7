import { type Decimal, div, eq, mul, sub } from '../../../shared/kernel/decimal.ts';
import { roundMoney } from '../../../shared/kernel/money.ts';

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
