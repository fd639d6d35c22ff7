import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant({ firstPeriod: '2026-01' });
});
afterAll(() => world.stop());

const voucher = (debit: string, credit: string, more: object = {}) => ({
  date: '2026-02-10',
  memo: '提现',
  lines: [
    { accountCode: '1001', debit, credit: '0' },
    { accountCode: '1002', debit: '0', credit },
  ],
  ...more,
});

const post = (input: object, options = {}) =>
  t.call('finance.postManualJournal', input as never, options);

describe('201', () => {
  test('a balanced voucher is posted, dated, in its period, and shows in the trial balance', async () => {
    const { status, body } = await post(voucher('100', '100'));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'manual',
      period: '2026-02',
      total: '100',
      currency: 'CNY',
    });
    expect(body.source).toEqual({ noun: 'journal', id: body.id });
    const balance = await t.ok('finance.trialBalance', { period: '2026-02' });
    expect(balance).toMatchObject({ balanced: true, totals: { closing: '0' } });
    expect(balance.rows.map((row: { accountCode: string }) => row.accountCode)).toEqual([
      '1001',
      '1002',
    ]);
  });

  test('the same key again answers the same voucher and posts nothing more', async () => {
    const first = await post(voucher('7', '7'), { key: 'same' });
    const again = await post(voucher('7', '7'), { key: 'same' });
    expect(again.text).toBe(first.text);
    const other = await post(voucher('8', '8'), { key: 'same' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotencyKeyReused']);
  });

  test('a dry run shows the voucher and writes nothing', async () => {
    const before = await t.ok('finance.listJournal', { count: true });
    const { status, body } = await post(voucher('55', '55'), { dryRun: true });
    expect(status).toBe(200);
    expect(body.changes).toMatchObject([{ noun: 'journal', before: null, after: { total: '55' } }]);
    expect(await t.ok('finance.listJournal', { count: true })).toEqual(before);
  });

  test('a line in a foreign currency keeps amount, currency and rate', async () => {
    const lines = [
      {
        ...{ accountCode: '1002', debit: '712.35', credit: '0' },
        ...{ foreignCurrency: 'USD', foreignAmount: '100', exchangeRate: '7.1235' },
      },
      { accountCode: '3001', debit: '0', credit: '712.35' },
    ];
    const { body } = await post(voucher('0', '0', { lines }));
    expect(body.lines[0]).toMatchObject({ foreignAmount: '100', exchangeRate: '7.1235' });
  });
});

describe('422', () => {
  const refused = async (input: object) => {
    const { status, body } = await post(input);
    return [status, body.code, body.errors?.[0]?.pointer ?? body.pointer];
  };

  test('Dr 1002 100 against Cr 1122 90 does not balance', async () => {
    const { status, body } = await post(voucher('100', '90'));
    expect([status, body.code]).toEqual([422, 'finance.journalNotBalanced']);
    expect(body.title).toContain('debit 100, credit 90');
  });

  test('the line at fault is named', async () => {
    const lines = [
      { accountCode: '1001', debit: '5', credit: '0' },
      { accountCode: '9999', debit: '0', credit: '5' },
    ];
    expect(await refused(voucher('', '', { lines }))).toEqual([
      422,
      'finance.accountUnknown',
      '/lines/1/accountCode',
    ]);
  });

  test('an account with sub-accounts takes no posting', async () => {
    const lines = [
      { accountCode: '1001', debit: '5', credit: '0' },
      { accountCode: '2221', debit: '0', credit: '5' },
    ];
    expect((await refused(voucher('', '', { lines })))[1]).toBe('finance.accountNotLeaf');
  });

  test('a fraction of a cent is no money', async () => {
    expect((await refused(voucher('1.005', '1.005')))[1]).toBe('finance.tooPrecise');
  });

  test('a voucher whose lines add up beyond an amount of money is refused', async () => {
    const most = '999999999999.99';
    const pair = voucher(most, most).lines;
    const { body } = await post(voucher('', '', { lines: [...pair, ...pair] }));
    expect(body.code).toBe('finance.totalTooLarge');
  });

  test('a day before the books begin is refused', async () => {
    const { body } = await post(voucher('1', '1', { date: '2025-12-31' }));
    expect(body.code).toBe('finance.beforeFirstPeriod');
  });

  test('a foreign amount that does not convert is refused', async () => {
    const [debit, credit] = voucher('700', '700').lines;
    const wrong = { foreignCurrency: 'USD', foreignAmount: '100', exchangeRate: '7.1' };
    const { body } = await post(voucher('', '', { lines: [{ ...debit, ...wrong }, credit] }));
    expect(body.code).toBe('finance.foreignNotConverted');
  });

  test('a customer that does not exist is refused at the line', async () => {
    const [debit, credit] = voucher('5', '5').lines;
    const customerId = `cus_${'0'.repeat(26)}`;
    const lines = [debit, { ...credit, customerId }];
    expect(await refused(voucher('', '', { lines }))).toEqual([
      422,
      'unknownReference',
      '/lines/1/customerId',
    ]);
  });
});

describe('400, 403 and 404', () => {
  test('one line is no voucher, and no field is invented', async () => {
    const one = voucher('', '', { lines: voucher('5', '5').lines.slice(0, 1) });
    expect((await post(one)).status).toBe(400);
    expect((await post(voucher('5', '5', { period: '2026-02' }))).status).toBe(400);
  });

  test('a sales representative may not post', async () => {
    const rep = await t.member(['salesRep']);
    const { status } = await rep.call('finance.postManualJournal', voucher('5', '5'));
    expect(status).toBe(403);
  });

  test('a voucher of another company is not there', async () => {
    const { body } = await post(voucher('5', '5'));
    const other = await world.tenant();
    expect((await other.call('finance.getJournal', { id: body.id })).status).toBe(404);
    expect((await other.call('finance.reverseJournal', { id: body.id })).status).toBe(404);
  });
});
