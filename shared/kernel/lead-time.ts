import { addWorkingDays, isWorkingDay, type WorkCalendar } from './calendar.ts';
import { addDays, type BusinessDate, laterOf } from './date.ts';
import { add, type Decimal, mul, round } from './decimal.ts';

/** How days are counted: all of them, or those that are worked. */
export type DayCount = 'calendar' | 'working';

/** What says how long something takes to get, as documents and settings hold it. */
export interface LeadTimeTerms {
  make: boolean;
  /** What the usual supplier, or the one chosen, has agreed for this item. */
  offeredDays?: number | null | undefined;
  /** What the item says. */
  itemDays?: number | null | undefined;
  /** What the supplier usually takes. */
  supplierDays?: number | null | undefined;
  counts?: DayCount | null | undefined;
  /** Whose working days the supplier keeps, where that is known. */
  calendarId?: string | null | undefined;
}

/**
 * The days it takes whatever the quantity; undefined if nobody says so. What was agreed for this
 * very item goes before what the item says, and that before what the supplier usually takes; of
 * what is made only the item knows.
 */
export function fixedDaysOf(terms: LeadTimeTerms): number | undefined {
  const { make, offeredDays, itemDays, supplierDays } = terms;
  const days = make ? itemDays : (offeredDays ?? itemDays ?? supplierDays);
  return days ?? undefined;
}

/**
 * What is made takes working days unless it says otherwise, and so does what comes from a supplier
 * whose working days are known; other suppliers count the calendar's.
 */
export const dayCountOf = ({
  make,
  counts,
  calendarId,
}: Pick<LeadTimeTerms, 'make' | 'counts' | 'calendarId'>): DayCount =>
  counts ?? (make || (calendarId ?? undefined) !== undefined ? 'working' : 'calendar');

/** Fixed and variable days for a quantity, rounded up to whole days. */
export const leadDays = (
  { fixedDays, perUnitDays }: { fixedDays: number; perUnitDays: Decimal },
  quantity: Decimal,
): number => Number(round(add(String(fixedDays), mul(perUnitDays, quantity)), 0, 'ceil'));

const isCounted = (counts: DayCount, { workingWeekdays }: WorkCalendar): boolean =>
  counts === 'working' && workingWeekdays.length > 0;

/** n days later; of working days, the n-th after the date, and the date itself for none. */
export function daysAfter(
  date: BusinessDate,
  days: number,
  counts: DayCount,
  calendar: WorkCalendar,
): BusinessDate {
  if (days === 0) return date;
  return isCounted(counts, calendar) ? addWorkingDays(calendar, date, days) : addDays(date, days);
}

/** n days before; of working days counted from the last one that is not after the date. */
export function daysBefore(
  date: BusinessDate,
  days: number,
  counts: DayCount,
  calendar: WorkCalendar,
): BusinessDate {
  if (days === 0) return date;
  if (!isCounted(counts, calendar)) return addDays(date, -days);
  const worked = isWorkingDay(calendar, date) ? date : addWorkingDays(calendar, date, -1);
  return addWorkingDays(calendar, worked, -days);
}

/**
 * When goods that arrive or are finished on a day can be used: not before today, and after their
 * days to receive (inspection, putting away), counted as the item's lead time is.
 */
export const usableOn = (
  arrival: BusinessDate,
  today: BusinessDate,
  { receiptDays, counts }: { receiptDays: number; counts: DayCount },
  calendar: WorkCalendar,
): BusinessDate => daysAfter(laterOf(arrival, today), receiptDays, counts, calendar);
