import { defineError } from './errors.ts';

/** A day of business as 'YYYY-MM-DD', of no time zone, from 1900-01-01 to 2999-12-31. */
export type BusinessDate = string;

const MAX_RANGE_DAYS = 36_525;
const MAX_EPOCH_MS = 40e12;
const invalidDate = defineError('invalidDate', 400, '"{text}" is not a date from 1900 to 2999.');
const invalidStep = defineError('invalidStep', 500, 'A date moves by whole numbers, not {step}.');
const invalidTimeZone = defineError('invalidTimeZone', 400, 'There is no time zone "{timeZone}".');
const dateRangeTooLong = defineError(
  'dateRangeTooLong',
  422,
  'From {from} to {to} is more than a hundred years.',
);

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function text(year: number, month: number, day: number): BusinessDate {
  const monthText = month < 10 ? `0${month}` : month;
  return `${year}-${monthText}-${day < 10 ? `0${day}` : day}`;
}

/** True only for days that exist: not for 2025-02-29. */
export function isBusinessDate(value: unknown): value is BusinessDate {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const year = Number(value.slice(0, 4));
  const month = Number(value.slice(5, 7));
  const day = Number(value.slice(8, 10));
  if (year < 1900 || year > 2999 || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

function partsOf(date: BusinessDate): [year: number, month: number, day: number] {
  if (!isBusinessDate(date)) throw invalidDate({ text: String(date).slice(0, 40) });
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

/** Days since 1970-01-01. Years are counted from March, so that the leap day ends the year. */
export function dayNumber(date: BusinessDate): number {
  const [civilYear, month, day] = partsOf(date);
  const year = month <= 2 ? civilYear - 1 : civilYear;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leaps + dayOfYear - 719_468;
}

/** The inverse of `dayNumber`. Throws 'invalidDate' outside 1900–2999. */
export function dateOfDayNumber(days: number): BusinessDate {
  if (!Number.isInteger(days)) throw invalidStep({ step: days });
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (year < 1900 || year > 2999) throw invalidDate({ text: text(year, month, day) });
  return text(year, month, day);
}

export function addDays(date: BusinessDate, days: number): BusinessDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** The same day of another month, or that month's last day if it is shorter. */
export function addMonths(date: BusinessDate, months: number): BusinessDate {
  if (!Number.isInteger(months)) throw invalidStep({ step: months });
  const [year, month, day] = partsOf(date);
  const index = year * 12 + month - 1 + months;
  const newYear = Math.floor(index / 12);
  const newMonth = index - newYear * 12 + 1;
  const clamped = Math.min(day, daysInMonth(newYear, newMonth));
  if (newYear < 1900 || newYear > 2999) {
    throw invalidDate({ text: text(newYear, newMonth, clamped) });
  }
  return text(newYear, newMonth, clamped);
}

/** Days from `from` to `to`; negative if `to` is earlier. */
export function diffDays(from: BusinessDate, to: BusinessDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(date: BusinessDate): number {
  return weekdayOfDayNumber(dayNumber(date));
}

/** 1970-01-01, day 0, was a Thursday. */
export function weekdayOfDayNumber(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

export function startOfMonth(date: BusinessDate): BusinessDate {
  const [year, month] = partsOf(date);
  return text(year, month, 1);
}

export function endOfMonth(date: BusinessDate): BusinessDate {
  const [year, month] = partsOf(date);
  return text(year, month, daysInMonth(year, month));
}

/** 'YYYY-MM' */
export function monthOf(date: BusinessDate): string {
  return startOfMonth(date).slice(0, 7);
}

/** For sorting. The text order of dates is their order in time. */
export function compareDates(a: BusinessDate, b: BusinessDate): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The later of two days: the text order of dates is their order in time. */
export function laterOf(a: BusinessDate, b: BusinessDate): BusinessDate {
  return compareDates(a, b) < 0 ? b : a;
}

export function earlierOf(a: BusinessDate, b: BusinessDate): BusinessDate {
  return compareDates(a, b) < 0 ? a : b;
}

/** Every day from `from` to `to`, both included; empty if `to` is earlier. */
export function dateRange(from: BusinessDate, to: BusinessDate): BusinessDate[] {
  const first = dayNumber(from);
  const length = dayNumber(to) - first + 1;
  if (length > MAX_RANGE_DAYS) throw dateRangeTooLong({ from, to });
  return Array.from({ length: Math.max(0, length) }, (_, index) => dateOfDayNumber(first + index));
}

/** The date on the wall in `timeZone` (IANA name such as 'Asia/Shanghai') at that instant. */
export function instantToDate(epochMs: number, timeZone: string): BusinessDate {
  // Beyond this the formatter throws an error of its own, or counts years before Christ.
  if (!(Math.abs(epochMs) <= MAX_EPOCH_MS)) throw invalidDate({ text: epochMs });
  const parts = formatterFor(timeZone).formatToParts(epochMs);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const date = text(part('year'), part('month'), part('day'));
  if (!isBusinessDate(date)) throw invalidDate({ text: date });
  return date;
}

// Making a formatter takes far longer than using it. Bounded, since names may come from input.
const MAX_FORMATTERS = 1_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  try {
    const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
    if (formatters.size >= MAX_FORMATTERS) formatters.clear();
    formatters.set(timeZone, made);
    return made;
  } catch {
    throw invalidTimeZone({ timeZone });
  }
}

/** Whether this runtime knows a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    formatterFor(name);
    return true;
  } catch {
    return false;
  }
}
