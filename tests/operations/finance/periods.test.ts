import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companyWithBooks, periodOf, transfer } from '../../support/finance.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await startWorld();
  ({ t } = await companyWithBooks(world));
  for (const code of ['2026-01', '2026-02', '2026-03']) ids[code] = (await periodOf(t, code)).id;
});
afterAll(() => world.stop());

const post = (date: string, amount = '10') =>
  t.call('finance.postManualJournal', transfer(date, '1001', '1002', amount));
const lock = (code: string) => t.call('finance.lockPeriod', { id: ids[code] });
const reopen = (code: string) => t.call('finance.reopenPeriod', { id: ids[code] });

describe('numbering', () => {
  test('vouchers get 1..n by date, and a later pass goes on without a gap', async () => {
    for (const date of ['2026-01-20', '2026-01-05', '2026-01-12']) await post(date);
    const number = () => t.ok('finance.numberVouchers', { id: ids['2026-01'] });
    expect(await number()).toEqual({
      ...{ period: '2026-01', numbered: 3, remaining: 0, lastVoucher: 3 },
    });
    const { id } = (await post('2026-01-01')).body;
    expect(await number()).toMatchObject({ numbered: 1, lastVoucher: 4 });
    const { data } = await t.ok('finance.listJournal', { sort: 'voucherNumber' });
    const numbered = data.map((one: Record<string, unknown>) => [one.date, one.voucherNumber]);
    expect(numbered).toEqual([
      ['2026-01-05', 1],
      ['2026-01-12', 2],
      ['2026-01-20', 3],
      ['2026-01-01', 4],
    ]);
    expect(await t.ok('finance.getJournal', { id })).toMatchObject({
      voucherWord: '记',
      version: 2,
    });
    expect(await number()).toMatchObject({ numbered: 0, lastVoucher: 4 });
  });

  test('more vouchers than one commit holds are numbered in several', {
    timeout: 90_000,
  }, async () => {
    const days = Array.from(
      { length: 85 },
      (_, i) => `2026-02-${String((i % 28) + 1).padStart(2, '0')}`,
    );
    for (let at = 0; at < days.length; at += 5) {
      await Promise.all(days.slice(at, at + 5).map((day) => post(day)));
    }
    const pass = () => t.ok('finance.numberVouchers', { id: ids['2026-02'] });
    expect(await pass()).toMatchObject({ numbered: 80, remaining: 5 });
    expect(await pass()).toMatchObject({ numbered: 5, remaining: 0, lastVoucher: 85 });
    const filter = { period: { eq: '2026-02' } };
    const { data } = await t.ok('finance.listJournal', {
      filter,
      sort: 'voucherNumber',
      limit: 200,
    });
    const numbers = data.map(({ voucherNumber }: { voucherNumber: number }) => voucherNumber);
    expect(numbers).toEqual(days.map((_, i) => i + 1));
  });
});

describe('locking', () => {
  test('earlier periods come first', async () => {
    const { status, body } = await lock('2026-02');
    expect([status, body.code, body.params?.period ?? body.title]).toEqual([
      409,
      'finance.earlierPeriodOpen',
      expect.stringContaining('2026-01'),
    ]);
  });

  test('into a locked period nothing is posted, and the answer says what to do', async () => {
    const { status, body } = await lock('2026-01');
    expect([status, body.state]).toEqual([200, 'locked']);
    const late = await post('2026-01-31');
    expect([late.status, late.body.code]).toEqual([422, 'finance.periodLocked']);
    expect(late.body.title).toContain('2026-01 is locked. Choose a date in an open period');
    expect((await post('2026-02-01')).status).toBe(201);
    const input = transfer('2026-01-31', '1001', '1002', '1');
    const dry = await t.call('finance.postManualJournal', input, { dryRun: true });
    expect(dry.body.code).toBe('finance.periodLocked');
    expect((await lock('2026-01')).body.code).toBe('finance.periodAlreadyLocked');
  });

  test('the last locked period is reopened first', async () => {
    await lock('2026-02');
    expect((await reopen('2026-01')).body.code).toBe('finance.laterPeriodLocked');
    expect((await reopen('2026-02')).body.state).toBe('open');
    expect((await reopen('2026-01')).body.state).toBe('open');
    expect((await reopen('2026-01')).body.code).toBe('finance.periodNotLocked');
    expect((await post('2026-01-31')).status).toBe(201);
  });

  test('postings that race with the lock are in before it or refused', async () => {
    const posts = Array.from({ length: 12 }, (_, i) => post('2026-01-15', String(i + 1)));
    const [locked, ...answers] = await Promise.all([lock('2026-01'), ...posts]);
    expect(locked?.status).toBe(200);
    for (const { status, body } of answers) {
      expect(status === 201 || body.code === 'finance.periodLocked').toBe(true);
    }
    expect((await post('2026-01-15')).body.code).toBe('finance.periodLocked');
    const { checks } = await t.ok('platform.integrityReport');
    expect(checks.find(({ id }: { id: string }) => id === 'M5')).toMatchObject({ ok: true });
  });

  test('an accountant may lock, but not reopen; a stranger finds no such period', async () => {
    const accountant = await t.member(['accountant']);
    expect((await accountant.call('finance.reopenPeriod', { id: ids['2026-01'] })).status).toBe(
      403,
    );
    const manager = await t.member(['financeManager']);
    expect((await manager.call('finance.reopenPeriod', { id: ids['2026-01'] })).status).toBe(200);
    const stranger = await world.tenant({ firstPeriod: '2026-01' });
    expect((await stranger.call('finance.lockPeriod', { id: ids['2026-01'] })).status).toBe(404);
  });
});

describe('the closing checklist', () => {
  test('lists what is missing with where to look, and turns green', async () => {
    await t.ok('finance.postManualJournal', transfer('2026-01-25', '5602', '1002', '40'));
    const list = () => t.ok('finance.closingChecklist', { id: ids['2026-01'] });
    const before = await list();
    const red = before.checks.filter(({ ok }: { ok: boolean }) => !ok);
    expect(before.ready).toBe(false);
    expect(red.map(({ id }: { id: string }) => id)).toEqual(['results', 'numbers']);
    const moved = await t.ok('finance.transferProfit', { id: ids['2026-01'] });
    expect(moved).toMatchObject({ kind: 'closing', date: '2026-01-31', total: '40' });
    const again = await t.call('finance.transferProfit', { id: ids['2026-01'] });
    expect([again.status, again.body.code]).toEqual([422, 'finance.nothingToTransfer']);
    await t.ok('finance.numberVouchers', { id: ids['2026-01'] });
    expect(await list()).toMatchObject({ ready: true });
  });

  test('output 26,000 and input 18,500 leave 7,500 to transfer, once', async () => {
    await t.ok('finance.postManualJournal', {
      date: '2026-03-10',
      lines: [
        { accountCode: '22210101', debit: '18500', credit: '0' },
        { accountCode: '1002', debit: '7500', credit: '0' },
        { accountCode: '22210107', debit: '0', credit: '26000' },
      ],
    });
    const { lines } = await t.ok('finance.transferVat', { id: ids['2026-03'] });
    expect(lines).toEqual([
      { accountCode: '22210104', debit: '7500', credit: '0' },
      { accountCode: '222102', debit: '0', credit: '7500' },
    ]);
    const again = await t.call('finance.transferVat', { id: ids['2026-03'] });
    expect(again.body.code).toBe('finance.nothingToTransfer');
  });
});
