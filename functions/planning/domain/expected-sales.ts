import {
  addMonths,
  type BusinessDate,
  endOfMonth,
  startOfMonth,
} from '../../../shared/kernel/date.ts';
import { add, type Decimal, mul, round } from '../../../shared/kernel/decimal.ts';

/** A line of an open deal. */
export interface DealLine {
  itemId: string;
  /** Decimals of the item's quantities. */
  decimals: number;
  quantity: Decimal;
  /** Between 0 and 1. */
  probability: Decimal;
  closesOn: BusinessDate;
}

export interface ExpectedSale {
  itemId: string;
  from: BusinessDate;
  to: BusinessDate;
  quantity: Decimal;
}

/**
 * The weighted pipeline in goods: Σ quantity × probability by item and calendar month of the
 * expected close, rounded half up to the item's decimals once it is summed. A deal that should have
 * closed before this month is still open and counts in it; what closes after the months asked for
 * does not count yet. Ordered by month, then item.
 */
export function expectedSales(
  lines: readonly DealLine[],
  today: BusinessDate,
  months: number,
): ExpectedSale[] {
  const first = startOfMonth(today);
  const end = addMonths(first, months);
  const sums = new Map<string, ExpectedSale & { decimals: number }>();
  for (const { itemId, decimals, quantity, probability, closesOn } of lines) {
    if (closesOn >= end) continue;
    const from = closesOn < first ? first : startOfMonth(closesOn);
    const key = `${from}/${itemId}`;
    const sum = sums.get(key) ?? { itemId, from, to: endOfMonth(from), quantity: '0', decimals };
    sums.set(key, { ...sum, quantity: add(sum.quantity, mul(quantity, probability)) });
  }
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { decimals, ...sale }]) => ({ ...sale, quantity: round(sale.quantity, decimals) }));
}
