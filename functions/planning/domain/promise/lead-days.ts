import { addWorkingDays, type WorkCalendar } from '../../../../shared/kernel/calendar.ts';
import { addDays, type BusinessDate } from '../../../../shared/kernel/date.ts';
import { add, type Decimal, mul, round } from '../../../../shared/kernel/decimal.ts';
import type { LeadTime } from '../snapshot.ts';

/** n days later; of working days, the n-th after the date, and the date itself for none. */
export const daysAfter = (
  date: BusinessDate,
  days: number,
  counts: LeadTime['counts'],
  calendar: WorkCalendar,
): BusinessDate => {
  if (days === 0) return date;
  return counts === 'working' ? addWorkingDays(calendar, date, days) : addDays(date, days);
};

/** Fixed and variable days for a quantity, rounded up to whole days. */
export const leadDays = ({ fixedDays, perUnitDays }: LeadTime, quantity: Decimal): number =>
  Number(round(add(String(fixedDays), mul(perUnitDays, quantity)), 0, 'ceil'));
