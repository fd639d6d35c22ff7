import { describe, expect, test } from 'vitest';
import { releasedDates } from './released-dates.ts';

const week = { workingWeekdays: [1, 2, 3, 4, 5], holidays: [], makeUpDays: [] };
const today = '2026-01-05';
const three = { fixedDays: 3, perUnitDays: '0', counts: 'calendar', receiptDays: 0 } as const;
const planned = { startOn: '2026-01-09', dueOn: '2026-01-12' };

describe('a released work order', () => {
  test('keeps its days where the plan holds', () => {
    expect(releasedDates(planned, '1', three, today, week)).toEqual(planned);
  });

  test('past due, it begins today and takes its time', () => {
    const past = { startOn: '2025-12-30', dueOn: '2026-01-02' };
    const dates = { startOn: today, dueOn: '2026-01-08' };
    expect(releasedDates(past, '1', three, today, week)).toEqual(dates);
  });

  test('begins when its late part is there, its days to receive taken off the end', () => {
    const late = { ...planned, achievableOn: '2026-01-20' };
    const received = { ...three, receiptDays: 2 };
    expect(releasedDates(late, '1', received, today, week)).toEqual({
      ...{ startOn: '2026-01-15', dueOn: '2026-01-18' },
    });
  });

  test('does not begin before a part that comes on a Sunday', () => {
    const working = { ...three, counts: 'working' } as const;
    const late = { ...planned, achievableOn: '2026-01-14' };
    expect(releasedDates(late, '1', working, today, week)).toEqual({
      ...{ startOn: '2026-01-11', dueOn: '2026-01-14' },
    });
  });
});
