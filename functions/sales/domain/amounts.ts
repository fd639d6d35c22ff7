import { add, type Decimal } from '../../../shared/kernel/decimal.ts';
import {
  type Amounts,
  amountsOf,
  type MoneyTerms,
  minus,
  type Pricing,
} from '../../../shared/kernel/line-amounts.ts';
import { shareBetween } from '../../../shared/kernel/share-between.ts';

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
