import { expect, test } from 'vitest';
import { sum } from '../../../../shared/kernel/decimal.ts';
import type { Chart } from '../charts/chart-template.ts';
import { enterpriseChart } from '../charts/enterprise-chart.ts';
import { generalChart } from '../charts/general-chart.ts';
import { smallBusinessChart } from '../charts/small-business-chart.ts';
import type { JournalDraft } from '../journal.ts';
import { withAccounts } from '../journal.ts';
import { isInBalance, rollUp, trialBalance } from '../trial-balance.ts';
import { openingBalance, profitTransfer } from './closing-postings.ts';
import {
  applyAdvance,
  customerAdvance,
  customerReceipt,
  customerRefund,
  supplierPayment,
} from './payment-postings.ts';
import { goodsReceived, purchaseInvoiceMatched } from './purchase-postings.ts';
import { costOfSales, revenueRecognised, salesReturn } from './sales-postings.ts';
import {
  conversionCharged,
  conversionIncurred,
  goodsProduced,
  materialIssued,
} from './stock-postings.ts';

const on = (day: string) => ({
  date: `2026-03-${day}`,
  currency: 'CNY',
  source: { noun: 'event', id: day },
});
const customer = 'c1';
const supplier = 's1';
const x = { item: 'X', stock: 'rawMaterial' as const };
const p = { item: 'P', stock: 'finishedGoods' as const };
const sale = (net: string, tax: string) => ({
  customer,
  vat: 'invoiced' as const,
  lines: [{ item: 'P', net, tax }],
});
const cost = (amount: string) => ({ item: 'P', cost: amount, from: 'finishedGoods' as const });

/** The worked month: buy, produce, take an advance, deliver, collect, take back, refund. */
const month: readonly JournalDraft[] = [
  openingBalance({ ...on('01'), date: '2026-02-28' }, [
    { role: 'bank', debit: '10000', credit: '0' },
    { role: 'capital', debit: '0', credit: '10000' },
  ]),
  goodsReceived(on('02'), { supplier, lines: [{ ...x, value: '1000' }] }),
  purchaseInvoiceMatched(on('03'), {
    supplier,
    lines: [{ ...x, accrued: '1000' }],
    inputVat: '130',
  }),
  supplierPayment(on('04'), { supplier, amount: '1130', money: 'bank' }),
  materialIssued(on('05'), { to: 'production', lines: [{ ...x, value: '600' }] }),
  conversionCharged(on('06'), { amount: '150', order: 'wo1' }),
  conversionIncurred(on('06'), { amount: '80', from: 'payroll' }),
  conversionIncurred(on('06'), { amount: '70', from: 'bank' }),
  goodsProduced(on('07'), { from: 'production', lines: [{ ...p, value: '750' }], order: 'wo1' }),
  customerAdvance(on('08'), { customer, amount: '300', money: 'bank' }),
  revenueRecognised(on('09'), sale('1000', '130')),
  costOfSales(on('09'), { customer, lines: [cost('750')] }),
  applyAdvance(on('10'), { customer, amount: '300' }),
  customerReceipt(on('11'), { customer, money: 'bank', amount: '830', applied: '830' }),
  salesReturn(on('12'), { ...sale('200', '26'), costs: [cost('150')] }),
  customerRefund(on('13'), { customer, amount: '226', money: 'bank' }),
];

const balancesOf = (chart: Chart) => {
  const book = (journals: readonly JournalDraft[]) =>
    journals.flatMap(({ date, lines }) =>
      withAccounts(lines, chart.roleMap).map((line) => ({ ...line, date })),
    );
  const before = trialBalance(book(month), '2026-03-01', '2026-03-31');
  const classOf = new Map(chart.accounts.map((account) => [account.code, account.class]));
  const profit = profitTransfer(
    on('31'),
    before.rows.map(({ accountCode, closing }) => ({
      accountCode,
      class: classOf.get(accountCode) ?? 'asset',
      balance: closing,
    })),
  );
  const after = trialBalance(book([...month, profit]), '2026-03-01', '2026-03-31');
  expect([before, after].every(isInBalance)).toBe(true);
  const rows = rollUp(after.rows, chart.accounts);
  const balance = (code: string) => rows.find((row) => row.accountCode === code)?.closing ?? '0';
  return { balance, rows: after.rows };
};

test('the worked month comes out to the cent on the small business chart', () => {
  const { balance, rows } = balancesOf(smallBusinessChart('general'));
  expect(balance('1002')).toBe('9704');
  expect(balance('1122')).toBe('0');
  expect(balance('1403')).toBe('400');
  expect(balance('1405')).toBe('150');
  expect([balance('22210101'), balance('22210107')]).toEqual(['130', '-104']);
  expect(balance('2221')).toBe('26');
  expect([balance('2202'), balance('2203'), balance('4001'), balance('4101')]).toEqual(
    Array.from({ length: 4 }, () => '0'),
  );
  expect(balance('2211')).toBe('-80');
  expect(balance('3001')).toBe('-10000');
  expect(balance('3103')).toBe('-200');
  expect([balance('5001'), balance('5401')]).toEqual(['0', '0']);
  const assets = ['1002', '1122', '1403', '1405', '222101'].map(balance);
  expect(sum(assets)).toBe('10280');
  expect(rows.find((row) => row.accountCode === '1002')).toMatchObject({
    opening: '10000',
    debit: '1130',
    credit: '1426',
  });
});

test.each([
  ['enterprise', enterpriseChart('general')],
  ['small-scale', smallBusinessChart('smallScale')],
  ['general', generalChart()],
])('the same events balance on the %s chart with the same bank and profit', (_, chart) => {
  const { balance } = balancesOf(chart);
  expect(balance(chart.roleMap.bank)).toBe('9704');
  expect(balance(chart.roleMap.currentYearProfit)).toBe('-200');
});
