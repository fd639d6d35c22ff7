import { type BusinessDate, dateOfDayNumber, dayNumber, weekdayOfDayNumber } from './date.ts';
import { defineError } from './errors.ts';

/**
 * Which days are worked. Make-up days (调休: worked weekends that pay for a long holiday) go
 * before holidays, and holidays before the weekdays. A calendar is a value: change it by making
 * another one.
 */
export interface WorkCalendar {
  /** 1 is Monday, 7 is Sunday. */
  readonly workingWeekdays: readonly number[];
  readonly holidays: readonly BusinessDate[];
  readonly makeUpDays: readonly BusinessDate[];
  /** Years whose public holidays are known; left out if the calendar has none to be announced. */
  readonly loadedYears?: readonly number[] | undefined;
}

const MAX_STEPS = 100_000;
const MAX_IDLE_DAYS = 3_660;

const noWorkingDays = defineError(
  'noWorkingDays',
  422,
  'The work calendar has no working day within ten years of {date}.',
);
const invalidWorkingDays = defineError(
  'invalidWorkingDays',
  422,
  'Working days are counted in whole numbers up to 100,000, not {days}.',
);

interface DayNumbers {
  weekdays: boolean[];
  holidays: Set<number>;
  makeUpDays: Set<number>;
}

// Planning asks the same calendar millions of times; looking days up as numbers needs no parsing.
const prepared = new WeakMap<WorkCalendar, DayNumbers>();

function prepare(calendar: WorkCalendar): DayNumbers {
  const known = prepared.get(calendar);
  if (known !== undefined) return known;
  const made = {
    weekdays: Array.from({ length: 8 }, (_, day) => calendar.workingWeekdays.includes(day)),
    holidays: new Set(calendar.holidays.map(dayNumber)),
    makeUpDays: new Set(calendar.makeUpDays.map(dayNumber)),
  };
  prepared.set(calendar, made);
  return made;
}

function works({ weekdays, holidays, makeUpDays }: DayNumbers, day: number): boolean {
  if (makeUpDays.has(day)) return true;
  return weekdays[weekdayOfDayNumber(day)] === true && !holidays.has(day);
}

export function isWorkingDay(calendar: WorkCalendar, date: BusinessDate): boolean {
  return works(prepare(calendar), dayNumber(date));
}

/**
 * The n-th working day after the date (before it, if n is negative): Monday + 1 is Tuesday. With
 * n = 0 the date itself if it is worked, else the next working day.
 */
export function addWorkingDays(
  calendar: WorkCalendar,
  date: BusinessDate,
  n: number,
): BusinessDate {
  if (!Number.isInteger(n) || Math.abs(n) > MAX_STEPS) throw invalidWorkingDays({ days: n });
  const days = prepare(calendar);
  const step = n < 0 ? -1 : 1;
  let day = n === 0 ? dayNumber(date) - 1 : dayNumber(date);
  let idle = 0;
  for (let left = Math.max(1, Math.abs(n)); left > 0; ) {
    day += step;
    const working = works(days, day);
    idle = working ? 0 : idle + 1;
    if (idle > MAX_IDLE_DAYS) throw noWorkingDays({ date });
    if (working) left -= 1;
  }
  return dateOfDayNumber(day);
}

/**
 * How many working days `to` lies after `from`: the n for which `addWorkingDays(from, n)` gives
 * a working `to`. Counts the days after `from` up to and including `to`; backwards negative.
 */
export function workingDaysBetween(
  calendar: WorkCalendar,
  from: BusinessDate,
  to: BusinessDate,
): number {
  const days = prepare(calendar);
  const end = dayNumber(to);
  let day = dayNumber(from);
  const step = end < day ? -1 : 1;
  let count = 0;
  while (day !== end) {
    day += step;
    if (works(days, day)) count += step;
  }
  return count;
}

/** True if the date's year must be announced but is not loaded: its holidays are unknown yet. */
export function yearMissing(calendar: WorkCalendar, date: BusinessDate): boolean {
  const year = Number(date.slice(0, 4));
  return calendar.loadedYears !== undefined && !calendar.loadedYears.includes(year);
}
