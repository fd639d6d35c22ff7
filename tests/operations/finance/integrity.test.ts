import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnyDoc } from '../../../shared/contracts/noun.ts';
import {
  companyWithBooks,
  itemId,
  openReceivables,
  periodOf,
  transfer,
} from '../../support/finance.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { changed, freshId, plantCommit } from '../../support/plant-commit.ts';
import { rawTable } from '../../support/raw-table.ts';

let world: World;
let t: TestTenant;
let customerId: string;
let voucher: AnyDoc;

beforeAll(async () => {
  world = await startWorld();
  ({ t, customerId } = await companyWithBooks(world));
  await openReceivables(world, t, 'INV-1,2025-12-01,2025-12-31,1000');
  voucher = await t.ok('finance.postManualJournal', transfer('2026-01-10', '5602', '1002', '75'));
  await t.ok('finance.receivePayment', {
    ...{ customerId, date: '2026-01-15', amount: '600', method: 'bankTransfer' },
  });
});
afterAll(() => world.stop());

interface Check {
  id: string;
  ok: boolean;
  count: number;
  exceptions: { what: string; id?: string }[];
}

const check = async (id: string): Promise<Check> => {
  const { checks } = await t.ok('platform.integrityReport');
  return checks.find((one: Check) => one.id === id);
};

/** Plants, and expects one more exception of the check, about this document. */
async function turnsRed(id: string, about: string, ...planted: Parameters<typeof plantCommit>[2]) {
  const before = await check(id);
  expect(before.exceptions.map((one) => one.id)).not.toContain(about);
  await plantCommit(world, t.id, planted);
  const after = await check(id);
  expect(after.ok).toBe(false);
  expect(after.count).toBeGreaterThan(before.count);
  expect(after.exceptions.map((one) => one.id)).toContain(about);
}

/** A copy of the voucher under its own id, changed. */
function another(patch: object) {
  const id = freshId('jnl');
  const source = { noun: 'journal', id };
  return { id, change: changed('journal', { ...voucher, id, source } as AnyDoc, patch, 1) };
}

const line = (accountCode: string, debit: string, credit: string, more: object = {}) => ({
  ...{ accountCode, debit, credit },
  ...more,
});

test('honest work is green, for all eleven', async () => {
  const { ok, checks } = await t.ok('platform.integrityReport');
  expect(ok).toBe(true);
  const ids = checks.map(({ id }: Check) => id);
  for (const id of ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8', 'M9', 'M10', 'M11']) {
    expect(ids).toContain(id);
  }
});

test('only those with the right see it', async () => {
  const cashier = await t.member(['cashier']);
  expect((await cashier.call('platform.integrityReport')).status).toBe(403);
  const auditor = await t.member(['auditor']);
  expect((await auditor.call('platform.integrityReport')).status).toBe(200);
});

test('M1 and M2: a voucher of 10 against 9', async () => {
  const lines = [line('5602', '10', '0'), line('1002', '0', '9')];
  const { id, change } = another({ lines, total: '10' });
  await turnsRed('M1', id, change);
  const { ok, exceptions } = await check('M2');
  expect(ok).toBe(false);
  expect(exceptions.map(({ what }) => what.split(' ')[1])).toEqual(['day', 'commit']);
});

test('M3 and M4: the lines of a posted voucher are written anew', async () => {
  const lines = [line('5602', '80', '0'), line('1002', '0', '80')];
  const before = await check('M3');
  await turnsRed('M4', voucher.id, changed('journal', voucher, { lines, total: '80' }, 2));
  const after = await check('M3');
  expect([before.ok, after.ok, after.count]).toEqual([true, false, 2]);
});

test('M4: a voucher is deleted, reversed twice, or reversed by other amounts', async () => {
  const gone = another({});
  await plantCommit(world, t.id, [gone.change]);
  await turnsRed('M4', gone.id, { entity: 'journal', id: gone.id, version: 2, after: null });
  const red = { kind: 'reversal', reverses: voucher.id };
  const wrong = another({ ...red, lines: [line('5602', '-7', '0'), line('1002', '0', '-7')] });
  await turnsRed('M4', wrong.id, wrong.change);
  const right = { ...red, lines: [line('5602', '-80', '0'), line('1002', '0', '-80')] };
  await plantCommit(world, t.id, [another(right).change]);
  const { exceptions } = await check('M4');
  const twice = exceptions.filter(({ what }) => what.endsWith('more than once.'));
  expect(twice).toMatchObject([{ expected: '1', found: '2' }]);
});

test('M6: an item is opened by more than was taken off it', async () => {
  const item = await t.ok('finance.getOpenItem', { id: await itemId(t, 'INV-1') });
  await turnsRed('M6', item.id, changed('openItem', item, { open: '900' }, item.version + 1));
});

test('M6 and M7: a payment that no item knows, of parts that are not its whole', async () => {
  const { data } = await t.ok('finance.listPayment');
  const id = freshId('pay');
  const forged = { ...data[0], id, number: 'RC-FORGED' };
  await turnsRed('M7', id, changed('payment', forged, { amount: '601' }, 1));
  expect((await check('M6')).exceptions.map((one) => one.id)).toContain(id);
});

test('M8: something is owed that no voucher knows of', async () => {
  const item = await t.ok('finance.getOpenItem', { id: await itemId(t, 'INV-1') });
  const id = freshId('oi');
  const own = { id, source: { noun: 'delivery', id }, settlements: [], amount: '5', open: '5' };
  await turnsRed('M8', id, changed('openItem', { ...item, ...own }, {}, 1));
});

test('M9: dollars without a rate', async () => {
  const foreign = { foreignCurrency: 'USD', foreignAmount: '10' };
  const lines = [line('1002', '71', '0', foreign), line('3001', '0', '71')];
  const { id, change } = another({ lines, total: '71' });
  await turnsRed('M9', id, change);
});

test('M10: a voucher of one side only puts the sheet of its month out of balance', async () => {
  const before = await check('M10');
  const lines = [line('1002', '7', '0'), line('5602', '0', '6')];
  const { change } = another({ lines, total: '7', date: '2026-04-20' });
  await plantCommit(world, t.id, [change]);
  const after = await check('M10');
  expect(after.count).toBe(before.count + 1);
  expect(after.exceptions.at(-1)?.what).toContain('2026-04');
});

test('M11: an account whose number no line takes', async () => {
  const { data } = await t.ok('finance.listAccount', { filter: { code: { eq: '5602' } } });
  const id = freshId('acc');
  const stray = { ...data[0], id, code: '9999', class: 'asset' };
  await turnsRed('M11', id, changed('account', stray, {}, 1));
});

test('M5: a lock with a copy missing, and a voucher that slipped past it', async () => {
  const { id } = await periodOf(t, '2026-01');
  await t.ok('finance.lockPeriod', { id });
  expect((await check('M5')).ok).toBe(true);
  const table = rawTable(world, t.id);
  const Key = { pk: 'period#2026-01#7', sk: 'lock' };
  await table.client.send(new DeleteCommand({ TableName: table.name, Key }));
  table.close();
  expect(await check('M5')).toMatchObject({ ok: false, count: 1, exceptions: [{ id }] });
  const late = another({});
  await plantCommit(world, t.id, [late.change], 8_000);
  const after = await check('M5');
  expect(after.exceptions.map((one) => one.id)).toContain(late.id);
});
