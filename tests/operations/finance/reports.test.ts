import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companyWithBooks, openReceivables, transfer } from '../../support/finance.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;
let customerId: string;
let receipt: { id: string; number: string; journalId: string };
let beforeReceipt: string;

beforeAll(async () => {
  world = await startWorld();
  ({ t, customerId } = await companyWithBooks(world));
  await openReceivables(
    world,
    t,
    'INV-1,2025-11-01,2025-12-01,100',
    'INV-2,2025-12-01,2025-12-31,200',
  );
  beforeReceipt = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));
  receipt = await t.ok('finance.receivePayment', {
    ...{ customerId, date: '2026-01-15', amount: '250', method: 'bankTransfer' },
  });
});
afterAll(() => world.stop());

describe('ageing', () => {
  const totals = async (input: object) => (await t.ok('finance.ageing', input as never)).totals;

  test('of 100 and 200 less 250, 50 are 31 to 60 days late on 5 February', async () => {
    const { rows } = await t.ok('finance.ageing', { on: '2026-02-05' });
    expect(rows).toMatchObject([{ partyId: customerId, code: 'C1', items: 1, days60: '50' }]);
    expect(await totals({ on: '2026-02-05' })).toMatchObject({ total: '50', days60: '50' });
  });

  test('on a day before the receipt everything was still open', async () => {
    expect(await totals({ on: '2026-01-14' })).toEqual({
      ...{ total: '300', notDue: '0', days30: '200', days60: '100', days90: '0', older: '0' },
    });
  });

  test('as of a moment before it was entered, it had not been entered', async () => {
    const input = { on: '2026-02-05', asOf: beforeReceipt };
    expect(await totals(input)).toMatchObject({ total: '300' });
  });

  test('who sees only their own customers does not see everybody’s', async () => {
    const rep = await t.member(['salesRep']);
    expect((await rep.call('finance.ageing', {})).status).toBe(403);
  });
});

describe('the ledger of an account', () => {
  test('opening, movement and closing, and each line leads to its document', async () => {
    const found = await t.ok('finance.accountLedger', { accountCode: '1122', period: '2026-01' });
    expect(found).toMatchObject({ opening: '300', debit: '0', credit: '250', closing: '50' });
    expect(found.lines).toMatchObject([
      {
        ...{ journalId: receipt.journalId, credit: '250', balance: '50', customerId },
        source: { noun: 'payment', id: receipt.id, number: receipt.number },
      },
    ]);
  });

  test('pages carry the running balance on', async () => {
    for (const amount of ['1', '2', '3', '4']) {
      await t.ok('finance.postManualJournal', transfer('2026-02-01', '1001', '1002', amount));
    }
    const page = { accountCode: '1001', period: '2026-02', limit: 2 };
    const first = await t.ok('finance.accountLedger', page);
    const cursor = first.nextCursor;
    const second = await t.ok('finance.accountLedger', { ...page, cursor });
    expect(second.nextCursor).toBeUndefined();
    const lines = [...first.lines, ...second.lines];
    expect(lines.map(({ debit }: { debit: string }) => debit)).toEqual(['1', '2', '3', '4']);
    expect(lines.map(({ balance }: { balance: string }) => balance)).toEqual(['1', '3', '6', '10']);
    const forged = await t.call('finance.accountLedger', { ...page, cursor: `x${cursor}` });
    expect([forged.status, forged.body.code]).toEqual([400, 'invalidCursor']);
  });

  test('a parent shows what is posted below it; an unknown account is not there', async () => {
    const lines = [
      { accountCode: '22210101', debit: '13', credit: '0' },
      { accountCode: '1002', debit: '0', credit: '13' },
    ];
    await t.ok('finance.postManualJournal', { date: '2026-02-02', lines });
    const parent = await t.ok('finance.accountLedger', { accountCode: '2221', period: '2026-02' });
    expect(parent).toMatchObject({ closing: '13', lines: [{ accountCode: '22210101' }] });
    expect((await t.call('finance.accountLedger', { accountCode: '7777' })).status).toBe(404);
  });
});

describe('the statement of a customer', () => {
  test('opening + charged − settled = closing, and an applied advance moves nothing', async () => {
    const advance = await t.ok('finance.receivePayment', {
      ...{ customerId, date: '2026-02-10', amount: '30', method: 'cash', allocations: [] },
    });
    const asked = { customerId, period: '2026-02' };
    const before = await t.ok('finance.customerStatement', asked);
    expect(before).toMatchObject({ opening: '50', charged: '0', settled: '30', closing: '20' });
    await t.ok('finance.applyAdvance', { id: await advanceOf(advance.id), date: '2026-02-11' });
    const after = await t.ok('finance.customerStatement', asked);
    expect(after).toMatchObject({ opening: '50', closing: '20' });
    const january = await t.ok('finance.customerStatement', { customerId, period: '2026-01' });
    expect(january).toMatchObject({ opening: '300', settled: '250', closing: '50' });
    const amounts = january.lines.map(({ settled }: { settled: string }) => settled);
    expect(amounts.sort()).toEqual(['100', '150']);
  });

  const advanceOf = async (id: string) => (await t.ok('finance.getPayment', { id })).advanceId;

  test('dates the wrong way round, and strangers, are refused', async () => {
    const reversed = { customerId, from: '2026-02-02', to: '2026-02-01' };
    expect((await t.call('finance.customerStatement', reversed)).body.code).toBe(
      'finance.datesReversed',
    );
    const stranger = await world.tenant({ firstPeriod: '2026-01' });
    expect((await stranger.call('finance.customerStatement', { customerId })).status).toBe(404);
    expect((await stranger.call('finance.creditExposure', { customerId })).status).toBe(404);
  });
});

test('the trial balance of a moment ago is the trial balance of then', async () => {
  const past = await t.ok('finance.trialBalance', { period: '2026-01', asOf: beforeReceipt });
  const rows = past.rows.map((row: { accountCode: string; closing: string }) => [
    row.accountCode,
    row.closing,
  ]);
  expect(rows).toEqual([
    ['1122', '300'],
    ['1999', '-300'],
  ]);
});

test('amounts too large for one machine word still add up', async () => {
  const huge = '999999999999';
  for (let i = 0; i < 12; i += 1) {
    await t.ok('finance.postManualJournal', transfer('2026-02-20', '1101', '3001', huge));
  }
  const { rows, balanced } = await t.ok('finance.trialBalance', { period: '2026-02' });
  const row = rows.find((one: { accountCode: string }) => one.accountCode === '1101');
  expect([row.debit, balanced]).toEqual(['11999999999988', true]);
});
