import { afterAll, beforeAll, expect, test } from 'vitest';
import { balancesOf, companyWithBooks, transfer } from '../../support/finance.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;

beforeAll(async () => {
  world = await startWorld();
  ({ t } = await companyWithBooks(world));
});
afterAll(() => world.stop());

const posted = () =>
  t.ok('finance.postManualJournal', transfer('2026-01-10', '5602', '1002', '75'));
const reverse = (id: string, options = {}) =>
  t.call('finance.reverseJournal', { id, date: '2026-01-11' }, options);

test('201: the reversal is red, names its original, and takes its effect away', async () => {
  const original = await posted();
  const { status, body } = await reverse(original.id, { key: 'once' });
  expect(status).toBe(201);
  expect(body).toMatchObject({ kind: 'reversal', reverses: original.id, date: '2026-01-11' });
  expect(body.lines).toEqual([
    { accountCode: '5602', debit: '-75', credit: '0' },
    { accountCode: '1002', debit: '0', credit: '-75' },
  ]);
  expect(await balancesOf(t, { period: '2026-01' })).toEqual({ '1002': '0', '5602': '0' });
  expect((await reverse(original.id, { key: 'once' })).body).toEqual(body);
  expect(await t.ok('finance.getJournal', { id: original.id })).toEqual(original);
});

test('409: a voucher is reversed once, and a reversal not at all', async () => {
  const original = await posted();
  const { body: reversal } = await reverse(original.id);
  const again = await reverse(original.id);
  expect([again.status, again.body.code]).toEqual([409, 'finance.alreadyReversed']);
  const back = await reverse(reversal.id);
  expect([back.status, back.body.code]).toEqual([409, 'finance.reversalOfReversal']);
});

test('two reversals at once give one', async () => {
  const { id } = await posted();
  const answers = await Promise.all([reverse(id), reverse(id), reverse(id)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
});

test('403 and 404: who may not, and what is not there', async () => {
  const { id } = await posted();
  const cashier = await t.member(['cashier']);
  expect((await cashier.call('finance.reverseJournal', { id })).status).toBe(403);
  expect((await reverse(`jnl_${'0'.repeat(26)}`)).status).toBe(404);
});
