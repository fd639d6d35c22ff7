import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCredit } from './credit.ts';
import { dueDate } from './due-date.ts';
import { numberVouchers } from './numbering-pass.ts';
import { assertMayLock, assertMayReopen, fiscalPeriodOf, postingDate } from './period.ts';

describe('due dates', () => {
  test.each([
    ['月结30', { kind: 'endOfMonth', days: 30, from: 'delivery' }, '2026-04-30'],
    ['30 days net', { kind: 'net', days: 30, from: 'delivery' }, '2026-04-04'],
    ['cash on delivery', { kind: 'net', days: 0, from: 'sign' }, '2026-03-08'],
    [
      '31st of next month',
      { kind: 'dayOfMonth', months: 1, day: 31, from: 'delivery' },
      '2026-04-30',
    ],
  ] as const)('%s of goods delivered 5 March and signed 8 March is %s', (_, term, due) => {
    expect(dueDate(term, { delivery: '2026-03-05', sign: '2026-03-08' })).toBe(due);
  });

  test('nothing is due before the event the term counts from', () => {
    expect(dueDate({ kind: 'net', days: 0, from: 'sign' }, { delivery: '2026-03-05' })).toBeNull();
  });
});

describe('credit', () => {
  const position = {
    openReceivables: '40000',
    shippedWithoutReceivable: '5000',
    unshippedOrders: '3000',
  };

  test('receivables, shipped goods and open orders count together', () => {
    expect(checkCredit(position, '50000', '3130')).toEqual({
      exposure: '51130',
      limit: '50000',
      hold: true,
      overBy: '1130',
      available: '0',
    });
  });

  test('exactly at the limit is not over it, and advances make room', () => {
    expect(checkCredit(position, '48000').hold).toBe(false);
    expect(checkCredit({ ...position, advances: '1000' }, '48000').available).toBe('1000');
  });

  test('a customer without a limit is never held', () => {
    expect(checkCredit(position, null)).toMatchObject({ hold: false, overBy: '0' });
  });
});

describe('periods', () => {
  test('a fiscal year may begin in any month', () => {
    expect(fiscalPeriodOf('2026-03-31')).toMatchObject({ key: '2026-03', year: 2026, number: 3 });
    expect(fiscalPeriodOf('2026-03-31', 4)).toMatchObject({ year: 2026, number: 12 });
    expect(fiscalPeriodOf('2026-04-01', 4)).toMatchObject({ year: 2027, number: 1 });
  });

  test('a date in a locked period is refused or moves to the next open one', () => {
    const locked = new Set(['2026-02', '2026-03']);
    expect(() => postingDate('2026-02-10', locked, 'refuse')).toThrow('2026-02 is locked');
    expect(postingDate('2026-02-10', locked, 'nextOpen')).toBe('2026-04-01');
    expect(postingDate('2026-04-09', locked, 'refuse')).toBe('2026-04-09');
  });

  test('periods are locked in order and reopened in the opposite order', () => {
    const used = ['2026-01', '2026-02', '2026-03'];
    const locked = new Set(['2026-01']);
    expect(() => assertMayLock('2026-03', locked, used)).toThrow('2026-02 must be locked first');
    expect(() => assertMayLock('2026-02', locked, used)).not.toThrow();
    const both = new Set(['2026-01', '2026-02']);
    expect(() => assertMayReopen('2026-01', both)).toThrow('2026-02 is locked');
    expect(() => assertMayReopen('2026-02', both)).not.toThrow();
  });
});

describe('voucher numbers', () => {
  test('run 1 to n per period and word in the order of dates', () => {
    const numbers = numberVouchers([
      { id: 'b', date: '2026-03-02', word: '记' },
      { id: 'a', date: '2026-03-02', word: '记' },
      { id: 'c', date: '2026-03-01', word: '记' },
      { id: 'd', date: '2026-03-01', word: '收' },
      { id: 'e', date: '2026-04-01', word: '记' },
    ]);
    expect(numbers.map((n) => `${n.period} ${n.label} ${n.id}`)).toEqual([
      '2026-03 记-0001 c',
      '2026-03 收-0001 d',
      '2026-03 记-0002 a',
      '2026-03 记-0003 b',
      '2026-04 记-0001 e',
    ]);
  });

  test('have no gap and none twice, whatever the order they come in', () => {
    const voucher = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      word: fc.constantFrom('记' as const, '付' as const),
    });
    fc.assert(
      fc.property(fc.array(voucher), (list) => {
        const vouchers = list.map(({ day, word }, i) => ({
          id: `v${i}`,
          date: `2026-03-${String(day).padStart(2, '0')}`,
          word,
        }));
        const numbers = numberVouchers(vouchers);
        for (const word of ['记', '付']) {
          const own = numbers.filter((n) => n.word === word).map((n) => n.number);
          expect(own).toEqual(own.map((_, i) => i + 1));
        }
        expect(numberVouchers([...vouchers].reverse())).toEqual(numbers);
      }),
    );
  });
});
