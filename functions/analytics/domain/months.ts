import { add, type Decimal, div, isZero, sub } from '../../../shared/kernel/decimal.ts';

const MONTHS = 12;
const RATE_PLACES = 4;

/** The last twelve months, the month of the day included: 2026-01. */
export function lastMonths(day: string): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, index) => {
    const at = year * 12 + (month - 1) - (MONTHS - 1 - index);
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

/** What moved in a month, of one kind of account: debit less credit. */
export interface MonthSum {
  month: string;
  sum: Decimal;
}

export const sumIn = (sums: readonly MonthSum[], month: string): Decimal =>
  sums.find((one) => one.month === month)?.sum ?? '0';

/** Balances at the end of each month, from what moved and what stood before the first. */
export function balancesOf(
  opening: Decimal,
  sums: readonly MonthSum[],
  months: readonly string[],
): Decimal[] {
  let balance = opening;
  return months.map((month) => {
    balance = add(balance, sumIn(sums, month));
    return balance;
  });
}

/** The share of revenue that is left after its cost; nothing without revenue. */
export const marginOf = (revenue: Decimal, cost: Decimal): Decimal | null =>
  isZero(revenue) ? null : div(sub(revenue, cost), revenue, RATE_PLACES);
