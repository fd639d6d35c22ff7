import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companyWithBooks, openReceivables, periodOf, transfer } from '../../support/finance.ts';
import type { Body } from '../../support/harness.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;
let customerId: string;
let supplierId: string;

beforeAll(async () => {
  world = await startWorld();
  ({ t, customerId, supplierId } = await companyWithBooks(world));
});
afterAll(() => world.stop());

const post = (date: string, debit: string, credit: string, amount: string) =>
  t.ok('finance.postManualJournal', transfer(date, debit, credit, amount));
const sheetOf = (input: object) => t.ok('finance.balanceSheet', input as never);
const resultOf = (input: object) => t.ok('finance.incomeStatement', input as never);
const line = ({ lines }: Body, id: string) => lines.find((one: Body) => one.id === id);
const closing = (sheet: Body, ...ids: string[]) => ids.map((id) => line(sheet, id).closing);

describe('the statements of a year', () => {
  test('openings are the column of the beginning; what is owed on the other side moves', async () => {
    await openReceivables(world, t, 'INV-1,2025-12-01,2025-12-31,1000');
    const lines = [
      { accountCode: '1002', debit: '300', credit: '0' },
      { accountCode: '1122', debit: '0', credit: '300', customerId },
      { accountCode: '1122', debit: '40', credit: '0' },
      { accountCode: '220201', debit: '60', credit: '0', supplierId },
      { accountCode: '220201', debit: '0', credit: '100' },
    ];
    await t.ok('finance.postManualJournal', { date: '2026-01-05', lines });
    const sheet = await sheetOf({ period: '2026-01' });
    expect(sheet).toMatchObject({ on: '2026-01-31', openingOn: '2025-12-31', balanced: true });
    expect(closing(sheet, 'receivables', 'payables', 'prepayments')).toEqual(['740', '100', '60']);
    expect(line(sheet, 'receivables').opening).toBe('1000');
    expect(line(sheet, 'payables')).toMatchObject({
      ...{ no: 33, label: { zh: '应付账款' } },
      accounts: [{ accountCode: '220201', closing: '100', balance: '40' }],
    });
  });

  test('profit that was not transferred is equity; transferring it changes neither', async () => {
    await post('2026-01-10', '1002', '5001', '500');
    await post('2026-01-11', '5401', '1002', '200');
    await post('2026-01-12', '5602', '1002', '30.5');
    const before = await sheetOf({ period: '2026-01' });
    expect(closing(before, 'retained')).toEqual(['269.5']);
    const result = await resultOf({ period: '2026-01' });
    expect(result.netProfit).toEqual({ current: '269.5', yearToDate: '269.5' });
    const { id } = await periodOf(t, '2026-01');
    await t.ok('finance.transferProfit', { id });
    const after = await sheetOf({ period: '2026-01' });
    expect(after.totals).toEqual(before.totals);
    expect(line(after, 'retained').accounts).toMatchObject([
      { accountCode: '3103', closing: '269.5' },
    ]);
    expect((await resultOf({ period: '2026-01' })).lines).toEqual(result.lines);
  });

  test('the year adds up over its months, whoever transferred and took it back', async () => {
    await post('2026-02-03', '1002', '5001', '100');
    await post('2026-02-28', '5001', '3103', '100');
    const { id } = await post('2026-02-27', '3103', '5602', '5');
    await t.ok('finance.reverseJournal', { id, date: '2026-02-28' });
    const { netProfit, complete } = await resultOf({ period: '2026-02' });
    expect([netProfit, complete]).toEqual([{ current: '100', yearToDate: '369.5' }, true]);
    const year = await resultOf({ from: '2026-01-01', to: '2026-12-31' });
    expect(year.netProfit).toEqual({ current: '369.5', yearToDate: '369.5' });
    const next = await resultOf({ period: '2027-01' });
    expect(next.netProfit).toEqual({ current: '0', yearToDate: '0' });
    const sheet = await sheetOf({ on: '2027-01-15' });
    expect([sheet.openingOn, sheet.balanced]).toEqual(['2026-12-31', true]);
    expect(line(sheet, 'retained')).toMatchObject({ closing: '369.5', opening: '369.5' });
  });

  test('a line leads to its accounts, an account to its vouchers and their documents', async () => {
    const receipt = await t.ok('finance.receivePayment', {
      ...{ customerId, date: '2026-03-02', amount: '250', method: 'bankTransfer' },
    });
    const [account] = line(await sheetOf({ period: '2026-03' }), 'receivables').accounts;
    const { accountCode } = account;
    const { lines } = await t.ok('finance.accountLedger', { accountCode, period: '2026-03' });
    expect(lines).toMatchObject([{ credit: '250', source: { noun: 'payment', id: receipt.id } }]);
  });

  test('as of a moment ago it is the sheet of then', async () => {
    const before = await sheetOf({ period: '2026-03' });
    const asOf = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await post('2026-03-10', '1002', '3001', '77');
    expect(await sheetOf({ period: '2026-03', asOf })).toEqual(before);
    const { totals } = await sheetOf({ period: '2026-03' });
    expect(totals.assets).not.toEqual(before.totals.assets);
  });
});

test('a statement is exported as a table, in the language of the reader', async () => {
  const { text, headers } = await t.call('finance.exportStatement', {
    ...{ statement: 'balanceSheet', period: '2026-03' },
  });
  expect(headers.get('content-disposition')).toContain('balance-sheet-2026-03.csv');
  const rows = text.replace('\ufeff', '').split('\r\n');
  expect([rows[0], rows[1]]).toEqual(['项目,行次,期末余额,年初余额', '流动资产：,,,']);
  const sheet = await sheetOf({ period: '2026-03' });
  const cash = line(sheet, 'cash');
  expect(rows[2]).toBe(`货币资金,1,${cash.closing},${cash.opening}`);
  const auditor = await t.member(['salesRep']);
  const asked = { statement: 'incomeStatement' };
  expect((await auditor.call('finance.exportStatement', asked)).status).toBe(403);
});

test('an account that no line would take is refused; a number of its kind is not', async () => {
  const stray = { code: '9500', name: '其他', class: 'asset', normalBalance: 'debit' };
  const refused = await t.call('finance.createAccount', stray);
  expect([refused.status, refused.body.code]).toEqual([422, 'finance.accountWithoutLine']);
  await t.ok('finance.createAccount', { ...stray, code: '1014' });
  await t.ok('finance.createAccount', { ...stray, code: 'EUR', parentCode: '1014' });
  await post('2026-03-11', 'EUR', '3001', '12');
  const { accounts } = line(await sheetOf({ period: '2026-03' }), 'cash');
  expect(accounts.map((one: Body) => one.accountCode)).toEqual(['1002', 'EUR']);
});

test('a number outside the books, the wrong way round, or without the right, is refused', async () => {
  const reversed = await t.call('finance.incomeStatement', {
    from: '2026-02-02',
    to: '2026-02-01',
  });
  expect(reversed.body.code).toBe('finance.datesReversed');
  expect((await t.call('finance.balanceSheet', { on: '2026-02-30' })).status).toBe(400);
  const rep = await t.member(['salesRep']);
  expect((await rep.call('finance.balanceSheet', {})).status).toBe(403);
  expect((await rep.call('finance.incomeStatement', {})).status).toBe(403);
  expect((await rep.call('finance.cashFlowStatement', {})).status).toBe(403);
  expect((await rep.call('finance.cashFlowVouchers', { line: 'customers' })).status).toBe(403);
});

test('the general chart has its own form, and balances too', async () => {
  const other = await world.tenant({
    ...{ firstPeriod: '2026-03', accountingStandard: 'international', locale: 'en' },
  });
  const booked = transfer('2026-03-05', '1200', '4000', '10');
  await other.ok('finance.postManualJournal', booked);
  const sheet = await other.ok('finance.balanceSheet', { period: '2026-03' });
  expect(sheet).toMatchObject({ balanced: true, openingOn: '2026-02-28' });
  expect(closing(sheet, 'cash', 'retained', 'assets', 'claims')).toEqual(['10', '10', '10', '10']);
  const { lines } = await other.ok('finance.incomeStatement', { period: '2026-03' });
  expect(lines.find((one: Body) => one.id === 'grossProfit').current).toBe('10');
});
