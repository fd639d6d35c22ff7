import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companyWithBooks, imported, openReceivables, transfer } from '../../support/finance.ts';
import type { Body } from '../../support/harness.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;
let customerId: string;
let supplierId: string;

beforeAll(async () => {
  world = await startWorld();
  ({ t, customerId, supplierId } = await companyWithBooks(world));
  await openReceivables(world, t, 'INV-1,2025-12-01,2025-12-31,1130');
  await imported(world, t, 'openingLedger', 'accountCode,debit,credit', '1002,10000,0');
});
afterAll(() => world.stop());

const statementOf = (input: object) => t.ok('finance.cashFlowStatement', input as never);
const vouchersOf = (input: object) => t.ok('finance.cashFlowVouchers', input as never);
const post = (date: string, debit: string, credit: string, amount: string) =>
  t.ok('finance.postManualJournal', transfer(date, debit, credit, amount));
const amountsOf = ({ lines }: Body, column = 'current') =>
  Object.fromEntries(
    lines
      .filter((one: Body) => one.kind === 'line' && one[column] !== '0')
      .map((one: Body) => [one.id, one[column]]),
  );

describe('the cash of two months', () => {
  test('what was brought in is there at the beginning, and is no flow', async () => {
    const found = await statementOf({ period: '2026-01' });
    expect(found).toMatchObject({
      opening: { current: '10000', yearToDate: '10000' },
      netIncrease: { current: '0', yearToDate: '0' },
      closing: { current: '10000' },
      reconciled: true,
    });
  });

  test('receipts, wages, taxes, a machine and a loan stand where the form has them', async () => {
    const receipt = { customerId, date: '2026-01-05', amount: '1119.5', method: 'bankTransfer' };
    await t.ok('finance.receivePayment', { ...receipt, fee: '10.5' });
    const machine = { date: '2026-01-10', memo: '机床' };
    await t.ok('finance.postManualJournal', {
      ...machine,
      lines: [
        { accountCode: '1601', debit: '2000', credit: '0' },
        { accountCode: '22210101', debit: '260', credit: '0' },
        { accountCode: '220201', debit: '0', credit: '1260', supplierId },
        { accountCode: '1002', debit: '0', credit: '1000' },
      ],
    });
    await t.ok('finance.postManualJournal', {
      date: '2026-01-15',
      lines: [
        { accountCode: '2211', debit: '3000', credit: '0' },
        { accountCode: '222115', debit: '0', credit: '55' },
        { accountCode: '1002', debit: '0', credit: '2945' },
      ],
    });
    await post('2026-01-20', '1001', '1002', '400');
    await post('2026-01-25', '1002', '2001', '5000');
    await post('2026-02-10', '222115', '1002', '55');
    await post('2026-02-11', '222102', '1002', '70');
    const january = await statementOf({ period: '2026-01' });
    expect(amountsOf(january)).toEqual({
      customers: '1119.5',
      assetsBought: '1000',
      people: '2945',
      loans: '5000',
      openingCash: '10000',
    });
    expect(january.closing.current).toBe('12174.5');
    const february = await statementOf({ period: '2026-02' });
    expect(amountsOf(february)).toEqual({ people: '55', taxes: '70', openingCash: '12174.5' });
    expect(february).toMatchObject({
      netIncrease: { current: '-125', yearToDate: '2049.5' },
      opening: { current: '12174.5', yearToDate: '10000' },
      closing: { current: '12049.5', yearToDate: '12049.5' },
      reconciled: true,
      strays: [],
    });
    expect(february.lines.find((one: Body) => one.id === 'taxes')).toMatchObject({
      ...{ no: 5, label: { zh: '支付的税费' } },
      accounts: [{ accountCode: '222102', current: '70', yearToDate: '70' }],
    });
  });

  test('its cash at the end is the cash of the balance sheet', async () => {
    const sheet = await t.ok('finance.balanceSheet', { period: '2026-02' });
    const { closing } = await statementOf({ period: '2026-02' });
    expect(sheet.lines.find((one: Body) => one.id === 'cash').closing).toBe(closing.current);
  });

  test('a line leads to its vouchers, page by page, and they add up to it', async () => {
    const asked = { line: 'people', from: '2026-01-01', to: '2026-02-28' };
    const found = await vouchersOf(asked);
    expect(found).toMatchObject({
      label: { zh: '支付的职工薪酬' },
      total: '3000',
      data: [
        { date: '2026-01-15', accountCode: '2211', amount: '2945' },
        { date: '2026-02-10', accountCode: '222115', amount: '55' },
      ],
    });
    const first = await vouchersOf({ ...asked, limit: 1 });
    expect(first.data).toEqual(found.data.slice(0, 1));
    const second = await vouchersOf({ ...asked, limit: 1, cursor: first.nextCursor });
    expect([second.data, second.nextCursor]).toEqual([found.data.slice(1), undefined]);
    const { data } = await vouchersOf({ ...asked, accountCode: '222115' });
    const [withheld] = data;
    const journal = await t.ok('finance.getJournal', { id: withheld.journalId });
    expect(journal.lines.map(({ accountCode }: Body) => accountCode)).toEqual(['222115', '1002']);
  });

  test('a line that the form does not have is not found; a total has no vouchers', async () => {
    for (const line of ['nothing', 'operating']) {
      const { status, body } = await t.call('finance.cashFlowVouchers', { line });
      expect([status, body.code]).toEqual([404, 'notFound']);
    }
  });

  test('taken back in red, a loan is no repayment', async () => {
    const { id } = await post('2026-03-02', '1002', '2001', '900');
    await t.ok('finance.reverseJournal', { id, date: '2026-03-03' });
    const march = await statementOf({ period: '2026-03' });
    expect(amountsOf(march)).toEqual({ openingCash: '12049.5' });
  });

  test('it is exported as the form has it', async () => {
    const { text } = await t.call('finance.exportStatement', {
      ...{ statement: 'cashFlowStatement', period: '2026-02' },
    });
    const rows = text.replace('\ufeff', '').split('\r\n');
    expect(rows[0]).toBe('项目,行次,本期金额,本年累计金额');
    expect(rows).toContain('支付的税费,5,70,70');
    expect(rows).toContain('五、期末现金余额,22,12049.5,12049.5');
  });
});
