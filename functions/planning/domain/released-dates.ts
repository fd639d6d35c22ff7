import { addWorkingDays, type WorkCalendar } from '../../../shared/kernel/calendar.ts';
import { addDays, type BusinessDate, laterOf } from '../../../shared/kernel/date.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { daysAfter, daysBefore, leadDays } from '../../../shared/kernel/lead-time.ts';
import type { LeadTime } from './snapshot.ts';

export interface PlannedDates {
  startOn: BusinessDate;
  dueOn: BusinessDate;
  /** Where the plan says that it can be used only later than planned. */
  achievableOn?: BusinessDate | undefined;
}

/**
 * When a work order starts and is due. One that should have been started before today, or whose
 * components come late, is due when the plan says that it can be done, and starts as late as that
 * allows: nobody works on it before its material is there. All others keep their days.
 */
export function releasedDates(
  { startOn, dueOn, achievableOn }: PlannedDates,
  quantity: Decimal,
  leadTime: LeadTime,
  today: BusinessDate,
  calendar: WorkCalendar,
): { startOn: BusinessDate; dueOn: BusinessDate } {
  if (startOn >= today && achievableOn === undefined) return { startOn, dueOn };
  const { counts, receiptDays } = leadTime;
  const days = leadDays(leadTime, quantity);
  const first = laterOf(startOn, today);
  const soonest = laterOf(dueOn, daysAfter(first, days, counts, calendar));
  const due =
    achievableOn === undefined
      ? soonest
      : laterOf(soonest, daysBefore(achievableOn, receiptDays, counts, calendar));
  return { startOn: laterOf(first, lastStart(due, days, leadTime, calendar)), dueOn: due };
}

/** The last day from which so many days end on the due day: a day off before it is as good. */
function lastStart(
  due: BusinessDate,
  days: number,
  { counts }: LeadTime,
  calendar: WorkCalendar,
): BusinessDate {
  const start = daysBefore(due, days, counts, calendar);
  if (days === 0 || counts === 'calendar' || calendar.workingWeekdays.length === 0) return start;
  return addDays(addWorkingDays(calendar, start, 1), -1);
}
