import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as dates from './date.ts';

const FIRST = -25_567;
const LAST = 376_199;
const anyDay = fc.integer({ min: FIRST, max: LAST });

test.each([
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2000-02-29', true],
  ['1900-02-29', false],
  ['1900-01-01', true],
  ['2999-12-31', true],
  ['1899-12-31', false],
  ['3000-01-01', false],
  ['2025-04-31', false],
  ['2025-13-01', false],
  ['2025-00-10', false],
  ['2025-01-00', false],
  ['2025-1-1', false],
  ['2025-01-01T00:00:00Z', false],
  [20250101, false],
])('%s is a business date: %s', (text, expected) => {
  expect(dates.isBusinessDate(text)).toBe(expected);
});

test('every day of the supported years agrees with the calendar of the language', () => {
  expect(dates.dateOfDayNumber(FIRST)).toBe('1900-01-01');
  expect(dates.dateOfDayNumber(LAST)).toBe('2999-12-31');
  for (let day = FIRST; day <= LAST; day += 1) {
    const instant = new Date(day * 86_400_000);
    const date = dates.dateOfDayNumber(day);
    if (date !== instant.toISOString().slice(0, 10)) expect.fail(`day ${day} came out as ${date}`);
    if (dates.dayNumber(date) !== day) expect.fail(`${date} is not day ${day}`);
    if (dates.weekdayOfDayNumber(day) % 7 !== instant.getUTCDay()) expect.fail(`weekday ${date}`);
  }
});

test.each([
  ['2025-01-31', 1, '2025-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2025-03-31', -1, '2025-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2025-11-15', 2, '2026-01-15'],
  ['2025-01-15', -13, '2023-12-15'],
])('%s plus %i months is %s', (date, months, expected) => {
  expect(dates.addMonths(date, months)).toBe(expected);
});

test('leaving the supported years is an error, not a strange date', () => {
  expect(() => dates.addDays('2999-12-31', 1)).toThrow(
    expect.objectContaining({ code: 'invalidDate' }),
  );
  expect(() => dates.addMonths('1900-01-15', -1)).toThrow('is not a date from 1900 to 2999');
  expect(() => dates.addDays('2025-02-30', 1)).toThrow('"2025-02-30" is not a date');
  expect(() => dates.addDays('2025-02-01', 0.5)).toThrow('whole numbers');
  expect(() => dates.addMonths('2025-02-01', Number.NaN)).toThrow('whole numbers');
});

test('adding days and counting them are inverse', () => {
  fc.assert(
    fc.property(anyDay, anyDay, (a, b) => {
      const [from, to] = [dates.dateOfDayNumber(a), dates.dateOfDayNumber(b)];
      expect(dates.diffDays(from, to)).toBe(b - a);
      expect(dates.addDays(from, b - a)).toBe(to);
      expect(dates.compareDates(from, to)).toBe(Math.sign(a - b));
    }),
  );
});

test('months: name, first and last day, week day', () => {
  expect(dates.monthOf('2024-02-10')).toBe('2024-02');
  expect(dates.startOfMonth('2024-02-10')).toBe('2024-02-01');
  expect(dates.endOfMonth('2024-02-10')).toBe('2024-02-29');
  expect(dates.weekday('2026-03-05')).toBe(4);
  expect(dates.weekday('1969-12-28')).toBe(7);
});

test('a range holds both ends, and nothing when it runs backwards', () => {
  expect(dates.dateRange('2024-02-28', '2024-03-01')).toEqual([
    '2024-02-28',
    '2024-02-29',
    '2024-03-01',
  ]);
  expect(dates.dateRange('2024-03-01', '2024-02-28')).toEqual([]);
  expect(() => dates.dateRange('1900-01-01', '2100-01-01')).toThrow('a hundred years');
});

describe('the date on the wall', () => {
  const instant = Date.UTC(2025, 11, 31, 16, 30);

  test.each([
    ['Asia/Shanghai', '2026-01-01'],
    ['UTC', '2025-12-31'],
    ['America/Los_Angeles', '2025-12-31'],
    ['Pacific/Kiritimati', '2026-01-01'],
  ])('in %s is %s', (zone, expected) => {
    expect(dates.instantToDate(instant, zone)).toBe(expected);
  });

  test('an unknown time zone is named in the error', () => {
    expect(() => dates.instantToDate(instant, 'Mars/Olympus')).toThrow(
      expect.objectContaining({ code: 'invalidTimeZone', params: { timeZone: 'Mars/Olympus' } }),
    );
  });

  test.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Date.UTC(3000, 0, 1),
    Date.UTC(1899, 11, 31),
    Date.UTC(-2025, 0, 1),
  ])('at %d has no business date', (epochMs) => {
    expect(() => dates.instantToDate(epochMs, 'UTC')).toThrow(
      expect.objectContaining({ code: 'invalidDate' }),
    );
  });
});

test.each([
  ['Asia/Shanghai', true],
  ['Europe/London', true],
  ['UTC', true],
  ['Nowhere/Land', false],
  ['', false],
])('the time zone "%s" is known: %s', (name, expected) => {
  expect(dates.isTimeZone(name)).toBe(expected);
});
