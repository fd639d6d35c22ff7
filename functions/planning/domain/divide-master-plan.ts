import { isWorkingDay, type WorkCalendar } from '../../../shared/kernel/calendar.ts';
import { addDays, type BusinessDate, dateRange, weekday } from '../../../shared/kernel/date.ts';
import { type Decimal, toScaled } from '../../../shared/kernel/decimal.ts';
import { shareOut } from './spread-quantity.ts';

export interface FamilyPlan {
  from: BusinessDate;
  to: BusinessDate;
  quantity: Decimal;
  shares: readonly { itemId: string; share: Decimal }[];
}

export interface WeekOfItem {
  itemId: string;
  /** The days of the week that lie in the plan's period. */
  from: BusinessDate;
  to: BusinessDate;
  quantity: Decimal;
}

const SHARE_PLACES = 6;

function weeksOf(from: BusinessDate, to: BusinessDate): { from: BusinessDate; to: BusinessDate }[] {
  const weeks: { from: BusinessDate; to: BusinessDate }[] = [];
  for (let start = from; start <= to; ) {
    const sunday = addDays(start, 7 - weekday(start));
    const end = sunday < to ? sunday : to;
    weeks.push({ from: start, to: end });
    start = addDays(end, 1);
  }
  return weeks;
}

/**
 * A family's quantity by item, by its shares, and by week, by the working days of each; weeks end
 * on Sundays. Sums are kept at every step: 1,000 at 60 and 40 % in four whole weeks is 150 and 100.
 */
export function divideMasterPlan(
  plan: FamilyPlan,
  calendar: WorkCalendar,
  decimalsOf: (itemId: string) => number,
): WeekOfItem[] {
  const weights = plan.shares.map(({ share }) => Number(toScaled(share, SHARE_PLACES)));
  const places = Math.min(...plan.shares.map(({ itemId }) => decimalsOf(itemId)));
  const amounts = shareOut(plan.quantity, weights, places);
  const weeks = weeksOf(plan.from, plan.to);
  const days = weeks.map(
    ({ from, to }) => dateRange(from, to).filter((day) => isWorkingDay(calendar, day)).length,
  );
  return plan.shares.flatMap(({ itemId }, index) => {
    const parts = shareOut(amounts[index] as Decimal, days, decimalsOf(itemId));
    return weeks.map((week, at) => ({ itemId, ...week, quantity: parts[at] as Decimal }));
  });
}
