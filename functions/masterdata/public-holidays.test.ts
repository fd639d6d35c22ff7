import { expect, test } from 'vitest';
import { addWorkingDays, isWorkingDay, yearMissing } from '../../shared/kernel/calendar.ts';
import { kernelCalendar, plainWeek, WEEKDAYS } from './domain/work-calendar-rules.ts';
import { chineseHolidays } from './public-holidays.ts';

const china = { weekdays: [...WEEKDAYS], ...chineseHolidays(2026, true) };
const calendar = kernelCalendar(china);

test.each([
  ['a plain Thursday', '2026-03-05', true],
  ['a plain Saturday', '2026-03-07', false],
  ['New Year, a Thursday', '2026-01-01', false],
  ['the Sunday worked for New Year', '2026-01-04', true],
  ['Spring Festival', '2026-02-17', false],
  ['the Saturday worked for Spring Festival', '2026-02-28', true],
  ['National Day', '2026-10-01', false],
  ['the Saturday worked for National Day', '2026-10-10', true],
])('in China %s', (_day, date, worked) => {
  expect(isWorkingDay(calendar, date)).toBe(worked);
});

test('four working days from Friday 13 February 2026 end after the long holiday', () => {
  // 14 is a make-up Saturday, 15 to 23 are off.
  expect(addWorkingDays(calendar, '2026-02-13', 1)).toBe('2026-02-14');
  expect(addWorkingDays(calendar, '2026-02-13', 4)).toBe('2026-02-26');
});

test('a year that was not announced is not passed off as known', () => {
  expect(china.knownUntil).toBe('2026-12-31');
  expect(isWorkingDay(calendar, '2027-10-01')).toBe(true);
  expect(yearMissing(calendar, '2027-10-01')).toBe(true);
  expect(yearMissing(calendar, '2026-10-01')).toBe(false);
  expect(yearMissing(kernelCalendar({ ...china, knownUntil: '2026-06-30' }), '2026-03-01')).toBe(
    true,
  );
});

test('only days that differ from their weekday are exceptions, each named', () => {
  expect(china.exceptions.length).toBeGreaterThan(15);
  expect(china.exceptions[0]).toEqual({ date: '2026-01-01', working: false, name: '元旦' });
  expect(chineseHolidays(2026, false).exceptions[0]?.name).toBe("New Year's Day");
  for (const { date, working } of china.exceptions) {
    expect(isWorkingDay(plainWeek, date)).toBe(!working);
  }
});
