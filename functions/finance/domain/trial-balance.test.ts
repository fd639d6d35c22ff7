import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generalChart } from './charts/general-chart.ts';
import { smallBusinessChart } from './charts/small-business-chart.ts';
import { assertPostable, isInBalance, rollUp, trialBalance } from './trial-balance.ts';

const voucher = (date: string, debitCode: string, creditCode: string, amount: string) => [
  { date, accountCode: debitCode, debit: amount, credit: '0' },
  { date, accountCode: creditCode, debit: '0', credit: amount },
];

const lines = [
  ...voucher('2026-02-28', '1002', '3001', '100'),
  ...voucher('2026-03-31', '1122', '5001', '40'),
  ...voucher('2026-03-31', '1002', '1122', '15'),
  ...voucher('2026-04-01', '1002', '1122', '25'),
];

test('shows what stood before, what moved and what stands, and nothing of later days', () => {
  expect(trialBalance(lines, '2026-03-01', '2026-03-31').rows).toEqual([
    { accountCode: '1002', opening: '100', debit: '15', credit: '0', closing: '115' },
    { accountCode: '1122', opening: '0', debit: '40', credit: '15', closing: '25' },
    { accountCode: '3001', opening: '-100', debit: '0', credit: '0', closing: '-100' },
    { accountCode: '5001', opening: '0', debit: '0', credit: '40', closing: '-40' },
  ]);
});

test('a line without its other side is seen', () => {
  expect(isInBalance(trialBalance(lines, '2026-03-01', '2026-03-31'))).toBe(true);
  expect(isInBalance(trialBalance(lines.slice(1), '2026-03-01', '2026-03-31'))).toBe(false);
});

test('a parent shows the sum of its sub-accounts', () => {
  const { accounts } = smallBusinessChart('general');
  const { rows } = trialBalance(
    [
      ...voucher('2026-03-01', '22210101', '1002', '130'),
      ...voucher('2026-03-01', '1002', '22210107', '104'),
    ],
    '2026-03-01',
    '2026-03-31',
  );
  const closing = (code: string) =>
    rollUp(rows, accounts).find((row) => row.accountCode === code)?.closing;
  expect([closing('222101'), closing('2221'), closing('22210107')]).toEqual(['26', '26', '-104']);
});

test('only an account of the chart without sub-accounts takes postings', () => {
  const { accounts } = smallBusinessChart('general');
  expect(() => assertPostable('2221', accounts)).toThrow('has sub-accounts');
  expect(() => assertPostable('9999', accounts)).toThrow('no account 9999');
  expect(() => assertPostable('1200', generalChart().accounts)).not.toThrow();
});

test('whatever is posted, every day is in balance and closes where the next one opens', () => {
  const code = fc.constantFrom('1001', '1002', '1122', '5001');
  const posted = fc.record({ day: fc.integer({ min: 10, max: 28 }), a: code, b: code });
  fc.assert(
    fc.property(fc.array(posted), fc.integer({ min: 10, max: 27 }), (list, day) => {
      const all = list.flatMap((p, i) => voucher(`2026-03-${p.day}`, p.a, p.b, String(i - 3)));
      const until = trialBalance(all, '2026-03-01', `2026-03-${day}`);
      const after = trialBalance(all, `2026-03-${day + 1}`, '2026-03-31');
      expect(isInBalance(until) && isInBalance(after)).toBe(true);
      for (const { accountCode, closing } of until.rows) {
        const next = after.rows.find((row) => row.accountCode === accountCode);
        expect(next?.opening).toBe(closing);
      }
    }),
  );
});
