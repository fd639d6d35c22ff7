import { describe, expect, test } from 'vitest';
import { daysAfter, daysBefore, fixedDaysOf, leadDays, usableOn } from './lead-time.ts';

const week = { workingWeekdays: [1, 2, 3, 4, 5], holidays: [], makeUpDays: [] };
const never = { ...week, workingWeekdays: [] };

describe('days of a lead time', () => {
  test('what was agreed goes before the item, the item before its supplier', () => {
    const terms = { make: false, offeredDays: 9, itemDays: 5, supplierDays: 30 };
    expect(fixedDaysOf(terms)).toBe(9);
    expect(fixedDaysOf({ ...terms, offeredDays: null })).toBe(5);
    expect(fixedDaysOf({ make: false, supplierDays: 30 })).toBe(30);
    expect(fixedDaysOf({ make: false })).toBeUndefined();
  });

  test('no supplier says how long making takes', () => {
    expect(fixedDaysOf({ make: true, offeredDays: 9, supplierDays: 30 })).toBeUndefined();
    expect(fixedDaysOf({ make: true, offeredDays: 9, itemDays: 0 })).toBe(0);
  });

  test('days for a quantity are rounded up once', () => {
    expect(leadDays({ fixedDays: 2, perUnitDays: '0.1' }, '21')).toBe(5);
  });
});

describe('counting', () => {
  test('before a Sunday begins at the Friday, after it at the Monday', () => {
    expect(daysBefore('2026-01-11', 1, 'working', week)).toBe('2026-01-08');
    expect(daysAfter('2026-01-11', 1, 'working', week)).toBe('2026-01-12');
    expect(daysBefore('2026-01-11', 1, 'calendar', week)).toBe('2026-01-10');
  });

  test('no day is no step, not even from a day off', () => {
    expect(daysBefore('2026-01-11', 0, 'working', week)).toBe('2026-01-11');
    expect(daysAfter('2026-01-11', 0, 'working', week)).toBe('2026-01-11');
  });

  test('a calendar without a working weekday counts every day', () => {
    expect(daysAfter('2026-01-09', 3, 'working', never)).toBe('2026-01-12');
    expect(daysBefore('2026-01-12', 3, 'working', never)).toBe('2026-01-09');
  });
});

test('goods that are overdue arrive today at the earliest, and are received then', () => {
  const rule = { receiptDays: 3, counts: 'calendar' } as const;
  expect(usableOn('2026-01-02', '2026-01-05', rule, week)).toBe('2026-01-08');
  expect(usableOn('2026-01-09', '2026-01-05', { ...rule, counts: 'working' }, week)).toBe(
    '2026-01-14',
  );
});
