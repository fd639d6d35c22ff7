import { type BusinessDate, endOfMonth, startOfMonth } from '../../../shared/kernel/date.ts';
import { add, type Decimal, mul, round } from '../../../shared/kernel/decimal.ts';

/** What deals of one probability will bring of an item in a month. */
export interface DealsOfMonth {
  itemId: string;
  /** Decimals of the item's quantities. */
  decimals: number;
  quantity: Decimal;
  /** Between 0 and 1; 1 of what is won. */
  probability: Decimal;
  won: boolean;
  /** 'YYYY-MM', of the expected close. */
  month: string;
}

export interface ExpectedSale {
  itemId: string;
  from: BusinessDate;
  to: BusinessDate;
  quantity: Decimal;
}

/**
 * The weighted pipeline in goods: Σ quantity × probability by item and calendar month of the
 * expected close, rounded half up to the item's decimals once it is summed. An open deal that
 * should have closed before this month counts in it; one that was won counts whole in its month,
 * since its order consumes the forecast, and no more once the month is over. Ordered by month,
 * then item.
 */
export function expectedSales(deals: readonly DealsOfMonth[], today: BusinessDate): ExpectedSale[] {
  const first = startOfMonth(today);
  const sums = new Map<string, ExpectedSale & { decimals: number }>();
  for (const { itemId, decimals, quantity, probability, won, month } of deals) {
    const closes = `${month}-01`;
    if (won && closes < first) continue;
    const from = closes < first ? first : closes;
    const key = `${from}/${itemId}`;
    const sum = sums.get(key) ?? { itemId, from, to: endOfMonth(from), quantity: '0', decimals };
    sums.set(key, { ...sum, quantity: add(sum.quantity, mul(quantity, probability)) });
  }
  return [...sums]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { decimals, ...sale }]) => ({ ...sale, quantity: round(sale.quantity, decimals) }));
}
