import { type Decimal, div, isPositive, mul, sub, sum } from '../../../shared/kernel/decimal.ts';
import { squareRoot } from './square-root.ts';

const PLACES = 6;

/** Mean and deviation (of the sample) per day over so many days; days that are not listed are 0. */
export function demandStatistics(
  used: readonly Decimal[],
  days: number,
): { dailyDemand: Decimal; demandDeviation: Decimal } | undefined {
  const total = sum(used);
  if (!isPositive(total) || days < 2) return undefined;
  const dailyDemand = div(total, String(days), PLACES);
  const idle = mul(String(days - used.length), dailyDemand, dailyDemand);
  const squares = used.map((one) => {
    const off = sub(one, dailyDemand);
    return mul(off, off);
  });
  const variance = div(sum([...squares, idle]), String(days - 1), 2 * PLACES);
  return { dailyDemand, demandDeviation: squareRoot(variance, PLACES) };
}
