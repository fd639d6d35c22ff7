import type { LeadTime, Snapshot } from '../../../functions/planning/domain/snapshot.ts';
import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import { type Fraction, fraction } from './fraction.ts';

const DAY = 86_400_000;
const LONGEST_LEAD = 10_000n;

/** Days since 1970-01-01, by the platform's own clock arithmetic. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

export function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

const FIRST = dayOf('1900-01-01');
const LAST = dayOf('2999-12-31');

/** Rule 10: a make-up day, or a weekday of the calendar that is no holiday. */
export function isWorked(calendar: WorkCalendar, day: number): boolean {
  const date = dateOf(day);
  if (calendar.makeUpDays.includes(date)) return true;
  const sundayIsNought = new Date(day * DAY).getUTCDay();
  const weekday = sundayIsNought === 0 ? 7 : sundayIsNought;
  return calendar.workingWeekdays.includes(weekday) && !calendar.holidays.includes(date);
}

/** The calendar that a lead time counts by; none where every day counts. */
function calendarOf(snapshot: Snapshot, lead: LeadTime): WorkCalendar | undefined {
  if (lead.counts === 'calendar') return undefined;
  const calendars = new Map(Object.entries(snapshot.calendars));
  const found = calendars.get(lead.calendar ?? 'standard') ?? calendars.get('standard');
  return found?.workingWeekdays.length === 0 ? undefined : found;
}

/** Rule 10: so many days before; from a day off, counting starts at the working day before it. */
export function back(snapshot: Snapshot, lead: LeadTime, from: number, count: number): number {
  const calendar = calendarOf(snapshot, lead);
  if (calendar === undefined) return Math.max(from - count, FIRST);
  if (count === 0) return from;
  let day = from;
  while (day > FIRST && !isWorked(calendar, day)) day -= 1;
  for (let left = count; left > 0 && day > FIRST; ) {
    day -= 1;
    if (isWorked(calendar, day)) left -= 1;
  }
  return day;
}

/** Rule 10: the day after which so many days are over. */
export function forward(snapshot: Snapshot, lead: LeadTime, from: number, count: number): number {
  const calendar = calendarOf(snapshot, lead);
  if (calendar === undefined) return Math.min(from + count, LAST);
  let day = from;
  for (let left = count; left > 0 && day < LAST; ) {
    day += 1;
    if (isWorked(calendar, day)) left -= 1;
  }
  return day;
}

/** Rule 10: fixed days and those for each unit, rounded up. */
export function leadDays(lead: LeadTime, quantity: Fraction): number {
  const days = fraction(String(lead.fixedDays)).plus(fraction(lead.perUnitDays).times(quantity));
  const whole = days.up();
  return Number(whole > LONGEST_LEAD ? LONGEST_LEAD : whole);
}
