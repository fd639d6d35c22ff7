import { addWorkingDays, type WorkCalendar } from '../../../shared/kernel/calendar.ts';
import { add, type Decimal, div, isPositive, mul, round } from '../../../shared/kernel/decimal.ts';
import type { Operation } from './work-order-life.ts';

export interface Capacity {
  /** Of one machine on a working day. */
  hoursPerDay: Decimal;
  efficiency: Decimal;
}

type Timed = Pick<Operation, 'setupMinutes' | 'runMinutes' | 'waitMinutes' | 'workCentreId'>;

/** Days of a work centre that so many pieces keep it. */
function daysOf(one: Timed, pieces: Decimal, { hoursPerDay, efficiency }: Capacity): Decimal {
  const standard = add(one.setupMinutes, mul(one.runMinutes, pieces), one.waitMinutes ?? '0');
  const capacity = mul(hoursPerDay, '60', efficiency);
  return isPositive(capacity) ? div(standard, capacity, 6) : '0';
}

/**
 * The working day on which each operation starts when one follows the other from `startOn` on,
 * each on one machine, as if nothing else were to do.
 */
export function plannedDays(
  operations: readonly Timed[],
  pieces: Decimal,
  startOn: string,
  capacityOf: (workCentreId: string) => Capacity,
  calendar: WorkCalendar,
): string[] {
  let days: Decimal = '0';
  return operations.map((one) => {
    const day = addWorkingDays(calendar, startOn, 0);
    const after = Number(round(days, 0, 'floor'));
    days = add(days, daysOf(one, pieces, capacityOf(one.workCentreId)));
    return after === 0 ? day : addWorkingDays(calendar, day, after);
  });
}
