import { expect, test } from 'vitest';
import { yearMissing } from '../../../shared/kernel/calendar.ts';
import { checkWorkCalendar, kernelCalendar } from './work-calendar-rules.ts';

test('without exceptions to be announced no year is missing', () => {
  expect(yearMissing(kernelCalendar({ weekdays: [1, 2, 3, 4, 5] }), '2040-01-01')).toBe(false);
});

test('a day twice, and one later than all that is known, are refused', () => {
  const day = { date: '2026-05-01', working: false };
  expect(() => checkWorkCalendar({ weekdays: [1], exceptions: [day, day] })).toThrow(
    expect.objectContaining({ code: 'repeatedDay', pointer: '/exceptions/1/date' }),
  );
  const knownUntil = '2026-04-30';
  expect(() => checkWorkCalendar({ weekdays: [1], exceptions: [day], knownUntil })).toThrow(
    expect.objectContaining({ code: 'exceptionUnknown', pointer: '/knownUntil' }),
  );
});
