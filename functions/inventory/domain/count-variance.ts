import { add, type Decimal, sub } from '../../../shared/kernel/decimal.ts';

export interface CountVariance {
  counted: Decimal;
  /** On hand when counting began. */
  book: Decimal;
  moved: Decimal;
  variance: Decimal;
}

/**
 * What people found, against what should have been there: on hand now, which is the book at the
 * start plus all that moved since. Book 100, moved −2, counted 97 is a variance of −1, not −3.
 */
export const countVariance = (
  counted: Decimal,
  onHandNow: Decimal,
  moved: Decimal,
): CountVariance => ({
  counted: add(counted),
  book: sub(onHandNow, moved),
  moved: add(moved),
  variance: sub(counted, onHandNow),
});
