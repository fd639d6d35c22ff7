import { isWorkingDay, type WorkCalendar } from '../../../shared/kernel/calendar.ts';
import { type BusinessDate, dateRange } from '../../../shared/kernel/date.ts';
import { type Decimal, fromScaled, round, toScaled } from '../../../shared/kernel/decimal.ts';

export interface DatedQuantity {
  date: BusinessDate;
  quantity: Decimal;
}

/**
 * A quantity over places by their weights, in steps of 10^−decimals: each place has what the
 * weights so far ask for, rounded down, less what those before it have. The sum is the quantity,
 * itself rounded up to a step. All on the last place if no place weighs anything.
 */
export function shareOut(
  quantity: Decimal,
  weights: readonly number[],
  decimals: number,
): Decimal[] {
  const steps = toScaled(round(quantity, decimals, 'ceil'), decimals);
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  let weight = 0n;
  let before = 0n;
  return weights.map((each, index) => {
    weight += BigInt(each);
    const last = index === weights.length - 1;
    const upTo = last || whole === 0n ? (last ? steps : 0n) : (steps * weight) / whole;
    const own = upTo - before;
    before = upTo;
    return fromScaled(own, decimals);
  });
}

/** A quantity over the working days of a period, evenly; on its last day if none is worked. */
export function spreadOverWorkingDays(
  period: { from: BusinessDate; to: BusinessDate; quantity: Decimal },
  calendar: WorkCalendar,
  decimals: number,
): DatedQuantity[] {
  const worked = dateRange(period.from, period.to).filter((day) => isWorkingDay(calendar, day));
  const days = worked.length > 0 ? worked : [period.to];
  const parts = shareOut(
    period.quantity,
    days.map(() => 1),
    decimals,
  );
  return days.flatMap((date, index) => {
    const quantity = parts[index] as Decimal;
    return quantity === '0' ? [] : [{ date, quantity }];
  });
}
