import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, eq, mul, neg, sum } from '../../../shared/kernel/decimal.ts';
import { smallBusinessChart } from './charts/small-business-chart.ts';
import type { JournalLine } from './journal.ts';
import {
  assertBalanced,
  balanced,
  credit,
  debit,
  isEmpty,
  journalOf,
  mergeLines,
  reverse,
  totalsOf,
  withAccounts,
} from './journal.ts';

const header = { date: '2026-03-01', currency: 'CNY', source: { noun: 'voucher', id: 'v1' } };
const draft = (lines: readonly JournalLine[]) => ({ ...header, lines });

describe('journal', () => {
  test('debit 100 against credit 90 is refused', () => {
    const journal = draft([debit('bank', '100'), credit('receivable', '90')]);
    expect(balanced(journal)).toBe(false);
    expect(() => assertBalanced(journal)).toThrow('debit 100, credit 90 CNY');
  });

  test.each([
    ['one line', [debit('bank', '100')], 'at least two lines'],
    ['no line', [], 'at least two lines'],
    ['a line without amount', [debit('bank', '0'), credit('cash', '0')], 'Line 1 has no amount'],
    [
      'a line on both sides',
      [{ role: 'bank' as const, debit: '1', credit: '1' }, debit('cash', '0')],
      'both sides',
    ],
  ])('%s is refused', (_, lines, message) => {
    expect(balanced(draft(lines))).toBe(false);
    expect(() => assertBalanced(draft(lines))).toThrow(message);
  });

  test('equal lines are added up, other dimensions stay apart, zero lines go', () => {
    const lines = mergeLines([
      debit('revenue', '0'),
      credit('revenue', '10', { item: 'a', customer: 'c' }),
      credit('revenue', '5', { customer: 'c', item: 'a' }),
      credit('revenue', '7', { item: 'b' }),
      credit('revenue', '-3', { item: 'b' }),
    ]);
    expect(lines.map((line) => line.credit)).toEqual(['15', '7', '-3']);
  });

  test('an event without any amount gives no lines to post', () => {
    expect(isEmpty(journalOf(header, [debit('costOfSales', '0'), credit('bank', '0')]))).toBe(true);
  });

  test('a reversal is the red image on the same sides and names its original', () => {
    const journal = journalOf(header, [debit('bank', '100'), credit('receivable', '100')]);
    const red = reverse(journal, { id: 'j1', number: '记-0007' }, '2026-03-09');
    expect(red).toMatchObject({
      date: '2026-03-09',
      reverses: { id: 'j1', number: '记-0007' },
      lines: [
        { role: 'bank', debit: '-100', credit: '0' },
        { role: 'receivable', debit: '0', credit: '-100' },
      ],
    });
    expect(() => reverse(red, { id: 'j2' }, '2026-03-10')).toThrow('is a reversal itself');
  });

  test('roles become the codes of the chart, hand-written codes stay', () => {
    const { roleMap } = smallBusinessChart('general');
    const lines = withAccounts(
      [debit('receivable', '1'), { accountCode: '1002', debit: '0', credit: '1' }],
      roleMap,
    );
    expect(lines.map((line) => line.accountCode)).toEqual(['1122', '1002']);
  });

  test('whatever is posted: merging keeps the sums and a reversal brings them to zero', () => {
    const amounts = fc.array(fc.integer({ min: -9999, max: 9999 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(amounts, (list) => {
        const lines = list.map((cents, i) =>
          debit(i % 2 === 0 ? 'bank' : 'cash', mul(String(cents), '0.01'), { item: `${i % 3}` }),
        );
        const balancing = credit('revenue', sum(lines.map((line) => line.debit)));
        fc.pre(lines.some((line) => !eq(line.debit, '0')) && !eq(balancing.credit, '0'));
        const journal = journalOf(header, [...lines, balancing]);
        expect(balanced(journal)).toBe(true);
        const red = reverse(journal, { id: 'j' }, header.date);
        const both = totalsOf([...journal.lines, ...red.lines]);
        expect([both.debit, both.credit]).toEqual(['0', '0']);
        const off = { ...balancing, credit: add(balancing.credit, '0.01') };
        expect(balanced(draft([...lines, off]))).toBe(false);
        expect(neg(totalsOf(red.lines).debit)).toBe(balancing.credit);
      }),
    );
  });
});
