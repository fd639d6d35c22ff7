import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  balancesOf,
  companyWithBooks,
  itemId,
  openOf,
  openReceivables,
} from '../../support/finance.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;
let customerId: string;

beforeAll(async () => {
  world = await startWorld();
  ({ t, customerId } = await companyWithBooks(world));
  const job = await openReceivables(
    world,
    t,
    'INV-1,2025-11-01,2025-12-01,100',
    'INV-2,2025-12-01,2025-12-31,200',
    'INV-3,2025-12-20,2026-01-19,1130',
  );
  expect(job).toMatchObject({ state: 'succeeded', created: 3, failed: 0 });
});
afterAll(() => world.stop());

const receive = (amount: string, more: object = {}, options = {}) =>
  t.call(
    'finance.receivePayment',
    { customerId, date: '2026-01-15', amount, method: 'bankTransfer', ...more },
    options,
  );
const exposure = async () => (await t.ok('finance.creditExposure', { customerId })).exposure;

describe('201', () => {
  test('a dry run of 250 shows 100 full and 150 in part, and writes nothing', async () => {
    const { body } = await receive('250', {}, { dryRun: true });
    expect(body.result.allocations.map(({ amount }: { amount: string }) => amount)).toEqual([
      '100',
      '150',
    ]);
    expect(body.events[0].event).toBe('finance.paymentReceived');
    expect(await openOf(t, 'receivable')).toEqual({
      'INV-1': '100',
      'INV-2': '200',
      'INV-3': '1130',
    });
  });

  test('cash comes into cash, unless it is said otherwise', async () => {
    const { body } = await receive('250', { method: 'cash' }, { dryRun: true });
    expect(body.result.bankAccountRole).toBe('cash');
    const banked = { method: 'cash', bankAccountRole: 'bank' };
    expect((await receive('250', banked, { dryRun: true })).body.result.bankAccountRole).toBe(
      'bank',
    );
  });

  test('250 settles the oldest first, lowers the exposure, and posts Dr 1002 Cr 1122', async () => {
    expect(await exposure()).toBe('1430');
    const { status, body } = await receive('250', {}, { key: 'r1' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ direction: 'in', state: 'posted', unallocated: '0' });
    expect(await openOf(t, 'receivable')).toEqual({ 'INV-1': '0', 'INV-2': '50', 'INV-3': '1130' });
    expect(await exposure()).toBe('1180');
    const { lines, source } = await t.ok('finance.getJournal', { id: body.journalId });
    expect(source).toMatchObject({ noun: 'payment', id: body.id, number: body.number });
    expect(lines).toEqual([
      { accountCode: '1002', debit: '250', credit: '0' },
      { accountCode: '1122', debit: '0', credit: '250', customerId },
    ]);
    const again = await receive('250', {}, { key: 'r1' });
    expect(again.body).toEqual(body);
    expect(await exposure()).toBe('1180');
  });

  test('1,129.50 for 1,130 waives the difference of 0.50 to 5603', async () => {
    const allocations = [{ openItemId: await itemId(t, 'INV-3'), amount: '1130' }];
    const { status, body } = await receive('1129.50', { allocations });
    expect([status, body.difference]).toEqual([201, '0.5']);
    const balances = await balancesOf(t, { period: '2026-01' });
    expect(balances['5603']).toBe('0.5');
    expect(balances['1122']).toBe('50');
  });

  test('what no receivable takes becomes an advance on 2203', async () => {
    const { body } = await receive('80');
    expect(body.unallocated).toBe('30');
    expect(await openOf(t, 'advance')).toEqual({ [body.number]: '30' });
    const balances = await balancesOf(t, { period: '2026-01' });
    expect([balances['1122'], balances['2203']]).toEqual(['0', '-30']);
    expect(await exposure()).toBe('-30');
  });

  test('two receipts at once never settle more than is open', async () => {
    await openReceivables(world, t, 'INV-4,2025-12-21,2026-01-20,100');
    const both = await Promise.all([receive('70'), receive('70')]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect((await openOf(t, 'receivable'))['INV-4']).toBe('0');
    const left = both.map(({ body }) => body.unallocated).sort();
    expect(left).toEqual(['0', '40']);
  });
});

describe('refusals', () => {
  const chosen = async (number: string, amount: string) => [
    { openItemId: await itemId(t, number), amount },
  ];
  const code = async (answer: Promise<{ status: number; body: { code: string } }>) => {
    const { status, body } = await answer;
    return [status, body.code];
  };

  test('more than is open on an item, or more than the receipt, is not allocated', async () => {
    await openReceivables(world, t, 'INV-5,2025-12-22,2026-01-21,60');
    const tooMuch = receive('100', { allocations: await chosen('INV-5', '61') });
    expect(await code(tooMuch)).toEqual([422, 'finance.overAllocated']);
    const notPaid = receive('40', { allocations: await chosen('INV-5', '60') });
    expect(await code(notPaid)).toEqual([422, 'finance.allocationExceedsReceipt']);
  });

  test('a difference beyond the limit is not petty', async () => {
    const large = receive('50', { difference: '6' });
    expect(await code(large)).toEqual([422, 'finance.differenceTooLarge']);
  });

  test('another customer’s item is refused at its place', async () => {
    const terms = { kind: 'net', days: 0 };
    const other = await t.ok('masterdata.createCustomer', {
      ...{ code: 'C2', name: 'Other', tier: 'B', paymentTerms: terms, revenuePoint: 'delivery' },
    });
    const { status, body } = await t.call('finance.receivePayment', {
      ...{ customerId: other.id, date: '2026-01-15', amount: '60', method: 'cash' },
      allocations: await chosen('INV-5', '60'),
    });
    expect([status, body.code]).toEqual([422, 'finance.itemUnknown']);
    expect(body.errors[0].pointer).toBe('/allocations/0/openItemId');
  });

  test('an unknown customer, a stranger and an accountant get nothing', async () => {
    const nobody = `cus_${'0'.repeat(26)}`;
    expect(await code(receive('5', { customerId: nobody }))).toEqual([422, 'unknownReference']);
    expect((await receive('0')).status).toBe(400);
    expect((await receive('5', { date: '2025-01-01' })).body.code).toBe(
      'finance.beforeFirstPeriod',
    );
    const accountant = await t.member(['accountant']);
    const input = { customerId, date: '2026-01-15', amount: '5', method: 'cash' };
    expect((await accountant.call('finance.receivePayment', input)).status).toBe(403);
    const other = await world.tenant({ firstPeriod: '2026-01' });
    expect((await other.call('finance.receivePayment', input)).status).toBe(422);
  });
});
