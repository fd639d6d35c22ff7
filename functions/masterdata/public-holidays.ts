import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { workCalendar } from '../../shared/contracts/masterdata/work-calendar.ts';
import type { Fields } from '../../shared/contracts/noun.ts';
import { type BusinessDate, weekday } from '../../shared/kernel/date.ts';

type Exception = NonNullable<Fields<typeof workCalendar>['exceptions']>[number];

const SATURDAY = 6;

/** 'New Year's Day,元旦,1' */
const nameIn = (chinese: boolean, text: string): string =>
  text.split(',')[chinese ? 1 : 0] as string;

const isWeekend = (date: BusinessDate): boolean => weekday(date) >= SATURDAY;

/**
 * China's public holidays and the weekends worked for them (调休), from a year on, as far as they
 * have been announced: the State Council tells a year's in the autumn before it. What falls on a
 * weekend anyway is no exception. After `knownUntil` nothing is known: the source itself would
 * call 1 October of the next year a working day.
 */
export function chineseHolidays(
  fromYear: number,
  chinese: boolean,
): { exceptions: Exception[]; knownUntil: BusinessDate } {
  const announced = Object.keys(days.holidays).toSorted();
  const lastYear = (announced.at(-1) as string).slice(0, 4);
  const listed = (list: Record<string, string>, working: boolean): Exception[] =>
    Object.entries(list)
      .filter(([date]) => Number(date.slice(0, 4)) >= fromYear && isWeekend(date) === working)
      .map(([date, text]) => ({ date, working, name: nameIn(chinese, text) }));
  const exceptions = [...listed(days.holidays, false), ...listed(days.workdays, true)];
  return {
    exceptions: exceptions.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    knownUntil: `${lastYear}-12-31`,
  };
}
