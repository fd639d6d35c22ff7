import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { companyWithBooks, imported, transfer } from '../../support/finance.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;

beforeAll(async () => {
  world = await startWorld();
  ({ t } = await companyWithBooks(world));
});
afterAll(() => world.stop());

const account = (code: string, more: object = {}) => ({
  ...{ code, name: `科目${code}`, class: 'expense', normalBalance: 'debit' },
  ...more,
});
const create = (code: string, more?: object) =>
  t.call('finance.createAccount', account(code, more) as never);
const find = async (code: string) => {
  const { data } = await t.ok('finance.listAccount', { filter: { code: { eq: code } } });
  return data[0];
};

describe('the chart', () => {
  test('a sub-account makes its parent a sum, and takes the postings from now on', async () => {
    const { status, body } = await create('560201', { parentCode: '5602', name: '差旅费' });
    expect([status, body.code]).toEqual([422, 'finance.parentInUse']);
    await t.ok('finance.createAccount', account('5699'));
    expect((await create('569901', { parentCode: '5699' })).body).toMatchObject({ leaf: true });
    expect(await find('5699')).toMatchObject({ leaf: false, version: 2 });
    const post = (code: string) =>
      t.call('finance.postManualJournal', transfer('2026-01-10', code, '1002', '12'));
    expect((await post('5699')).body.code).toBe('finance.accountNotLeaf');
    expect((await post('569901')).status).toBe(201);
    const { rows } = await t.ok('finance.trialBalance', { period: '2026-01', rollUp: true });
    const parent = rows.find((row: { accountCode: string }) => row.accountCode === '5699');
    expect(parent).toMatchObject({ leaf: false, closing: '12' });
  });

  test('an account with postings keeps code and class, and gets no sub-accounts', async () => {
    const { id } = await t.ok('finance.createAccount', account('5698'));
    await t.ok('finance.updateAccount', { id, class: 'income' });
    await t.ok('finance.postManualJournal', transfer('2026-01-10', '5698', '1002', '12'));
    for (const change of [{ class: 'expense' }, { code: '5697' }]) {
      const { status, body } = await t.call('finance.updateAccount', { id, ...change });
      expect([status, body.code]).toEqual([409, 'finance.accountInUse']);
    }
    expect((await t.call('finance.updateAccount', { id, name: '新名' })).status).toBe(200);
    const child = await create('569801', { parentCode: '5698', class: 'income' });
    expect(child.body.code).toBe('finance.parentInUse');
  });

  test('a code is there once, a parent must exist and have the same class', async () => {
    expect((await create('1002', { class: 'asset' })).status).toBe(409);
    expect((await create('8001', { parentCode: '8000' })).body.code).toBe('finance.accountUnknown');
    const other = await create('569902', { parentCode: '5699', class: 'asset' });
    expect(other.body.code).toBe('finance.classDiffers');
  });

  test('the software posts a role where it is told, unless a balance would be left', async () => {
    await t.ok('finance.createAccount', account('1003', { class: 'asset', name: '工行' }));
    const set = (role: string, accountCode: string) =>
      t.call('finance.setAccountRole', { role, accountCode });
    expect((await set('bank', '1003')).body.roles).toMatchObject({ bank: '1003' });
    expect((await set('bank', '2221')).body.code).toBe('finance.accountNotLeaf');
    expect((await set('bank', '1002')).status).toBe(200);
    await t.ok('finance.postManualJournal', transfer('2026-01-10', '1122', '1002', '3'));
    expect((await set('receivable', '1003')).body.code).toBe('finance.roleHasBalance');
  });

  test('accounts of a file are imported with their sub-accounts', async () => {
    const job = await imported(
      world,
      t,
      'account',
      'code,name,class,normalBalance,parentCode',
      '5690,研究,expense,debit,',
      '569001,材料,expense,debit,5690',
      '569002,人工,expense,debit,5690',
    );
    expect(job).toMatchObject({ state: 'succeeded', created: 3, failed: 0 });
    expect(await find('5690')).toMatchObject({ leaf: false });
  });
});

describe('tax rates', () => {
  test('a new rate begins where the old one ends, and never beside it', async () => {
    const { data } = await t.ok('finance.listTaxRate', {
      filter: { code: { eq: 'cn.services' } },
    });
    const next = {
      ...{ code: 'cn.services', name: '服务', kind: 'standard', rate: '0.05' },
      validFrom: '2030-01-01',
    };
    const beside = await t.call('finance.createTaxRate', next);
    expect([beside.status, beside.body.code]).toEqual([409, 'finance.ratesOverlap']);
    await t.ok('finance.updateTaxRate', { id: data[0].id, validTo: '2029-12-31' });
    expect((await t.call('finance.createTaxRate', next)).status).toBe(201);
    const reversed = { ...next, code: 'x', validFrom: '2030-01-01', validTo: '2029-01-01' };
    const { body } = await t.call('finance.createTaxRate', reversed);
    expect(body.code).toBe('finance.datesReversed');
    const settings = await t.ok('finance.listLedgerSettings');
    const rates = settings.data[0].taxRates.filter(
      ({ code }: { code: string }) => code === 'cn.services',
    );
    expect(rates).toEqual([
      { code: 'cn.services', rate: '0.06', validFrom: '2016-05-01', validTo: '2029-12-31' },
      { code: 'cn.services', rate: '0.05', validFrom: '2030-01-01' },
    ]);
  });
});
