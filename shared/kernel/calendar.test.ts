import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addWorkingDays,
  isWorkingDay,
  type WorkCalendar,
  workingDaysBetween,
  yearMissing,
} from './calendar.ts';
import { addDays, dateRange } from './date.ts';

/** National Day 2025: eight days off, paid for by Sunday 28 September and Saturday 11 October. */
const china2025: WorkCalendar = {
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: dateRange('2025-10-01', '2025-10-08'),
  makeUpDays: ['2025-09-28', '2025-10-11'],
  loadedYears: [2025],
};

test.each([
  ['2025-09-27', false, 'an ordinary Saturday'],
  ['2025-09-28', true, 'a make-up Sunday'],
  ['2025-09-30', true, 'an ordinary Tuesday'],
  ['2025-10-01', false, 'a holiday on a Wednesday'],
  ['2025-10-04', false, 'a holiday on a Saturday'],
  ['2025-10-09', true, 'the first day back'],
  ['2025-10-11', true, 'a make-up Saturday'],
  ['2025-10-12', false, 'the Sunday after'],
])('%s is worked: %s (%s)', (date, expected) => {
  expect(isWorkingDay(china2025, date)).toBe(expected);
});

test.each([
  ['2025-09-22', 1, '2025-09-23', 'released Monday, due Tuesday'],
  ['2025-09-26', 1, '2025-09-28', 'Friday to the make-up Sunday'],
  ['2025-09-30', 1, '2025-10-09', 'over the holiday'],
  ['2025-10-10', 1, '2025-10-11', 'Friday to the make-up Saturday'],
  ['2025-10-10', 2, '2025-10-13', 'and on to Monday'],
  ['2025-10-13', -1, '2025-10-11', 'back to the make-up Saturday'],
  ['2025-10-09', -3, '2025-09-28', 'back over the holiday'],
  ['2025-10-03', 0, '2025-10-09', 'no days from a holiday: the next day worked'],
  ['2025-10-11', 0, '2025-10-11', 'no days from a day worked: the same'],
  ['2025-10-03', -1, '2025-09-30', 'back from a holiday'],
])('%s plus %i working days is %s (%s)', (date, n, expected) => {
  expect(addWorkingDays(china2025, date, n)).toBe(expected);
});

test('working days between are counted after the start, up to and including the end', () => {
  expect(workingDaysBetween(china2025, '2025-09-26', '2025-10-13')).toBe(7);
  expect(workingDaysBetween(china2025, '2025-10-13', '2025-09-26')).toBe(-7);
  expect(workingDaysBetween(china2025, '2025-10-01', '2025-10-08')).toBe(0);
  expect(workingDaysBetween(china2025, '2025-09-30', '2025-09-30')).toBe(0);
});

test('a make-up day goes before a holiday on the same date', () => {
  const both = { ...china2025, makeUpDays: ['2025-10-01'] };
  expect(isWorkingDay(both, '2025-10-01')).toBe(true);
});

const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2025-01-01', n));
const calendars = fc.record({
  workingWeekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  holidays: fc.array(day, { maxLength: 30 }),
  makeUpDays: fc.array(day, { maxLength: 10 }),
});

test('moving by n lands on the n-th working day, and counting gives n back', () => {
  fc.assert(
    fc.property(calendars, day, fc.integer({ min: -60, max: 60 }), (calendar, from, n) => {
      const to = addWorkingDays(calendar, from, n);
      expect(isWorkingDay(calendar, to)).toBe(true);
      if (n !== 0) expect(workingDaysBetween(calendar, from, to)).toBe(n);
      else expect(to >= from).toBe(true);
    }),
  );
});

test('a calendar without working days is an error, not an endless search', () => {
  const never = { workingWeekdays: [], holidays: [], makeUpDays: ['2025-01-01'] };
  expect(() => addWorkingDays(never, '2025-01-02', 1)).toThrow(
    expect.objectContaining({ code: 'noWorkingDays' }),
  );
  expect(addWorkingDays(never, '2024-12-25', 1)).toBe('2025-01-01');
  expect(() => addWorkingDays(china2025, '2025-01-02', 1.5)).toThrow('whole numbers');
});

test('a year without announced holidays is missing, unless none are announced at all', () => {
  expect(yearMissing(china2025, '2025-12-31')).toBe(false);
  expect(yearMissing(china2025, '2026-01-01')).toBe(true);
  const plain = { workingWeekdays: [1, 2, 3, 4, 5], holidays: [], makeUpDays: [] };
  expect(yearMissing(plain, '2026-01-01')).toBe(false);
});
