import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  companyWithBooks,
  imported,
  openPayables,
  openReceivables,
  transfer,
} from '../../support/finance.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;

beforeAll(async () => {
  world = await startWorld();
  ({ t } = await companyWithBooks(world));
});
afterAll(() => world.stop());

const goLive = () => t.call('finance.goLive', {});
const found = async () => {
  const { differences } = await t.ok('finance.goLiveDifferences');
  return differences.map((one: { expected: string; found: string }) => [one.expected, one.found]);
};
const ledger = (...rows: string[]) =>
  imported(world, t, 'openingLedger', 'accountCode,debit,credit', ...rows);

test('the ledger of before alone is not enough: its receivables have no items', async () => {
  const job = await ledger('1002,9000,', '1122,1500,', '220201,,500', '3001,,10000');
  expect(job).toMatchObject({ state: 'succeeded', created: 4, failed: 0 });
  const { status, body } = await goLive();
  expect([status, body.code]).toEqual([422, 'finance.openingsDiffer']);
  expect(await found()).toEqual([
    ['0', '1000'],
    ['1500', '0'],
    ['-500', '0'],
  ]);
  expect(body.errors[0].message).toContain('Opening clearing 1999 is not zero');
});

test('a wrong item is told apart by its control account', async () => {
  await openReceivables(world, t, 'A-1,2025-11-01,2025-12-01,1000', 'A-2,2025-12-01,,400');
  await openPayables(world, t, 'B-1,2025-12-01,2025-12-31,500');
  expect(await found()).toEqual([
    ['0', '100'],
    ['1500', '1400'],
  ]);
});

test('a corrected file changes what was wrong and leaves the rest alone', async () => {
  const job = await openReceivables(
    world,
    t,
    'A-1,2025-11-01,2025-12-01,1000',
    'A-2,2025-12-01,,500',
  );
  expect(job).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
  const again = await ledger('1002,9000,', '3001,,10000');
  expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
  expect(await t.ok('finance.goLiveDifferences')).toEqual({ ready: true, differences: [] });
});

test('a row that cannot be is refused, and the others are in', async () => {
  const job = await ledger('9999,1,', '2221,1,', '1001,0,');
  expect(job).toMatchObject({ failed: 2, unchanged: 1 });
  expect(job.errors.map(({ code }: { code: string }) => code)).toEqual([
    'finance.accountUnknown',
    'finance.accountNotLeaf',
  ]);
});

test('a voucher by hand on a control account breaks the tie, and is pointed at', async () => {
  const voucher = await t.ok(
    'finance.postManualJournal',
    transfer('2026-01-05', '1122', '1002', '100'),
  );
  const { ties } = await t.ok('finance.subledgerTie');
  expect(ties[0]).toMatchObject({ kind: 'receivable', difference: '100', ledger: '1600' });
  expect(ties[0].exceptions).toMatchObject([{ noun: 'journal', id: voucher.id, found: '100' }]);
  expect((await goLive()).status).toBe(422);
  await t.ok('finance.reverseJournal', { id: voucher.id, date: '2026-01-06' });
});

test('once everything agrees the books go live, once, and openings are over', async () => {
  const cashier = await t.member(['cashier']);
  expect((await cashier.call('finance.goLive', {})).status).toBe(403);
  const { status, body } = await t.call('finance.goLive', { date: '2026-01-07' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ wentLiveOn: '2026-01-07' });
  const { data } = await t.ok('platform.listCompany');
  expect(data[0]).toMatchObject({ wentLiveOn: '2026-01-07' });
  expect((await goLive()).body.code).toBe('finance.alreadyLive');
  const job = await openReceivables(world, t, 'A-9,2025-12-01,,7');
  expect(job.errors[0]).toMatchObject({ code: 'finance.alreadyLive' });
  expect((await t.ok('platform.integrityReport')).ok).toBe(true);
});
