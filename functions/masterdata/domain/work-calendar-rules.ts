import type { workCalendar } from '../../../shared/contracts/masterdata/work-calendar.ts';
import type { Fields } from '../../../shared/contracts/noun.ts';
import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import { exceptionUnknown, repeatedDay } from './errors.ts';

type Calendar = Pick<Fields<typeof workCalendar>, 'weekdays' | 'exceptions' | 'knownUntil'>;

/** Monday to Friday. */
export const WEEKDAYS: readonly number[] = [1, 2, 3, 4, 5];

/** The calendar of a company that has none. */
export const plainWeek: WorkCalendar = {
  workingWeekdays: WEEKDAYS,
  holidays: [],
  makeUpDays: [],
};

/** A day is worked or it is not, and nobody knows exceptions beyond the day they are known to. */
export function checkWorkCalendar({ exceptions = [], knownUntil }: Calendar): void {
  const seen = new Set<string>();
  for (const [index, { date }] of exceptions.entries()) {
    if (seen.has(date)) throw repeatedDay({ date }, `/exceptions/${index}/date`);
    if (knownUntil !== undefined && date > knownUntil) {
      throw exceptionUnknown({ date, knownUntil }, '/knownUntil');
    }
    seen.add(date);
  }
}

const yearOf = (date: string): number => Number(date.slice(0, 4));

/** Years known from the first exception to the last day known, whole years only. */
function loadedYears({ exceptions = [], knownUntil }: Calendar): number[] | undefined {
  if (knownUntil === undefined) return undefined;
  const end = knownUntil.endsWith('-12-31') ? yearOf(knownUntil) : yearOf(knownUntil) - 1;
  const first = Math.min(end, ...exceptions.map(({ date }) => yearOf(date)));
  return Array.from({ length: end - first + 1 }, (_, years) => first + years);
}

/** As the kernel counts working days. */
export function kernelCalendar(calendar: Calendar): WorkCalendar {
  const exceptions = calendar.exceptions ?? [];
  const days = (working: boolean) =>
    exceptions.filter((one) => one.working === working).map(({ date }) => date);
  return {
    workingWeekdays: calendar.weekdays,
    holidays: days(false),
    makeUpDays: days(true),
    loadedYears: loadedYears(calendar),
  };
}
