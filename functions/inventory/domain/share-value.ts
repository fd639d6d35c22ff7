import { add, type Decimal, isNegative, isZero, sub } from '../../../shared/kernel/decimal.ts';
import { allocate } from '../../../shared/kernel/money.ts';
import { shareOf } from './cost-pool-document.ts';

/**
 * The value of a pool by what lies where; the shares add up to it. Where some places are below
 * zero each gets its part of the whole, and the last one what is left.
 */
export function shareValue(
  value: Decimal,
  quantities: readonly Decimal[],
  currency: string,
): Decimal[] {
  const total = quantities.reduce((sum, quantity) => add(sum, quantity), '0');
  if (isZero(total)) return quantities.map((_, i) => (i === 0 ? value : '0'));
  if (!quantities.some(isNegative) && !isNegative(value)) {
    return allocate(value, quantities, currency);
  }
  let left = value;
  return quantities.map((quantity, i) => {
    const isLast = i === quantities.length - 1;
    const share = isLast ? left : shareOf(value, quantity, total, currency);
    left = sub(left, share);
    return share;
  });
}
