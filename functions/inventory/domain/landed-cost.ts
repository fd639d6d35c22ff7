import { add, gt, mul } from '../../../shared/kernel/decimal.ts';
import { allocate } from '../../../shared/kernel/money.ts';
import { nothingToSpreadOn } from './inventory-errors.ts';

export type LandedCostBasis = 'value' | 'weight' | 'quantity';

export interface LandedCostLine {
  readonly key: string;
  readonly quantity: string;
  /** Net value of the received line. */
  readonly value: string;
  /** Weight of one unit. */
  readonly unitWeight?: string;
}

export interface LandedCostShare {
  readonly key: string;
  readonly quantity: string;
  readonly amount: string;
}

const weightOf = (line: LandedCostLine, basis: LandedCostBasis): string => {
  if (basis === 'value') return line.value;
  if (basis === 'quantity') return line.quantity;
  return mul(line.quantity, line.unitWeight ?? '0');
};

/**
 * Spreads freight, duty and the like over received lines; the shares add up to the amount
 * exactly. A negative amount takes an earlier one back. Each share is then a revaluation.
 */
export const spreadLandedCost = (
  amount: string,
  basis: LandedCostBasis,
  lines: readonly LandedCostLine[],
  currency: string,
): LandedCostShare[] => {
  const weights = lines.map((line) => weightOf(line, basis));
  if (
    !gt(
      weights.reduce((total, w) => add(total, w), '0'),
      '0',
    )
  ) {
    throw nothingToSpreadOn({ basis });
  }
  const shares = allocate(amount, weights, currency);
  return lines.map(({ key, quantity }, i) => ({ key, quantity, amount: shares[i] ?? '0' }));
};
