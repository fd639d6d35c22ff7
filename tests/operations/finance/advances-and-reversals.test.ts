import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  balancesOf,
  companyWithBooks,
  itemId,
  openOf,
  openPayables,
  openReceivables,
} from '../../support/finance.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;
let customerId: string;
let supplierId: string;

const common = { date: '2026-01-10', method: 'bankTransfer' };

beforeAll(async () => {
  world = await startWorld();
  ({ t, customerId, supplierId } = await companyWithBooks(world));
});
afterAll(() => world.stop());

describe('advances of a customer', () => {
  test('an advance of 300 is applied to an invoice of 1,130, which stays open with 830', async () => {
    const { number } = await t.ok('finance.receivePayment', {
      customerId,
      amount: '300',
      ...common,
    });
    await openReceivables(world, t, 'INV-1,2025-12-01,2025-12-31,1130');
    const id = await itemId(t, number);
    const { status, body } = await t.call('finance.applyAdvance', { id, date: '2026-01-11' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ open: '0', settled: true });
    expect(await openOf(t, 'receivable')).toEqual({ 'INV-1': '830' });
    const balances = await balancesOf(t, { period: '2026-01' });
    expect([balances['1122'], balances['2203']]).toEqual(['830', '0']);
    const again = await t.call('finance.applyAdvance', { id, date: '2026-01-11' });
    expect([again.status, again.body.code]).toEqual([422, 'finance.nothingOpen']);
  });

  test('a receivable is no advance, and an advance never pays more than it has', async () => {
    const id = await itemId(t, 'INV-1');
    const wrong = await t.call('finance.applyAdvance', { id, date: '2026-01-11' });
    expect(wrong.body.code).toBe('finance.notAnAdvance');
    const { number } = await t.ok('finance.receivePayment', {
      ...{ customerId, amount: '20', ...common, allocations: [] },
    });
    const advance = await itemId(t, number);
    const input = { id: advance, date: '2026-01-11', amount: '21' };
    const { status, body } = await t.call('finance.applyAdvance', input);
    expect([status, body.code]).toEqual([422, 'finance.overAllocated']);
  });

  test('a credit is refunded, and no more than the credit and the advance', async () => {
    await openReceivables(world, t, 'RET-1,2025-12-30,2025-12-30,-226');
    const tooMuch = { customerId, amount: '246.01', ...common };
    const refused = await t.call('finance.refundPayment', tooMuch);
    expect([refused.status, refused.body.code]).toEqual([422, 'finance.nothingToRefund']);
    const { body } = await t.call('finance.refundPayment', { ...tooMuch, amount: '226' });
    expect(body).toMatchObject({ direction: 'out', purpose: 'refund', amount: '226' });
    expect(await openOf(t, 'receivable')).toEqual({ 'INV-1': '830', 'RET-1': '0' });
    const { lines } = await t.ok('finance.getJournal', { id: body.journalId });
    expect(lines).toEqual([
      { accountCode: '1122', debit: '226', credit: '0', customerId },
      { accountCode: '1002', debit: '0', credit: '226' },
    ]);
  });

  test('a credit is set off against an invoice without any voucher', async () => {
    await openReceivables(world, t, 'RET-2,2025-12-30,2025-12-30,-30');
    const before = await balancesOf(t, { period: '2026-01' });
    const id = await itemId(t, 'RET-2');
    const { body } = await t.call('finance.applyAdvance', { id, date: '2026-01-12' });
    expect(body).toMatchObject({ open: '0', settled: true });
    expect((await openOf(t, 'receivable'))['INV-1']).toBe('800');
    expect(await balancesOf(t, { period: '2026-01' })).toEqual(before);
  });
});

describe('taking a payment back', () => {
  test('its voucher in red, its items open again, its advance gone', async () => {
    const before = await balancesOf(t, { period: '2026-01' });
    const paid = await t.ok('finance.receivePayment', { customerId, amount: '900', ...common });
    expect(paid.unallocated).toBe('100');
    const input = { id: paid.id, date: '2026-01-20' };
    const { status, body } = await t.call('finance.reversePayment', input);
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'reversed', reversedOn: '2026-01-20' });
    expect((await openOf(t, 'receivable'))['INV-1']).toBe('800');
    expect((await openOf(t, 'advance'))[paid.number]).toBe('0');
    expect(await balancesOf(t, { period: '2026-01' })).toEqual(before);
    const { data } = await t.ok('finance.listJournal', {
      filter: { reverses: { eq: paid.journalId } },
    });
    expect(data[0].lines[0]).toMatchObject({ accountCode: '1002', debit: '-900', credit: '0' });
    const again = await t.call('finance.reversePayment', input);
    expect([again.status, again.body.code]).toEqual([409, 'invalidTransition']);
  });

  test('an advance that was used must be given back first', async () => {
    const paid = await t.ok('finance.receivePayment', {
      ...{ customerId, amount: '50', ...common, allocations: [] },
    });
    const id = await itemId(t, paid.number);
    await t.ok('finance.applyAdvance', { id, date: '2026-01-12', amount: '10' });
    const { status, body } = await t.call('finance.reversePayment', { id: paid.id });
    expect([status, body.code]).toEqual([422, 'finance.advanceUsed']);
  });

  test('the voucher of a payment is not reversed without the payment', async () => {
    const { journalId } = await t.ok('finance.receivePayment', {
      ...{ customerId, amount: '1', ...common, allocations: [] },
    });
    const { status, body } = await t.call('finance.reverseJournal', { id: journalId });
    expect([status, body.code]).toEqual([422, 'finance.reverseAtSource']);
  });
});

describe('suppliers', () => {
  test('a payment settles the oldest payable; what is left is a prepayment, used later', async () => {
    await openPayables(world, t, 'BILL-1,2025-12-01,2025-12-31,1130');
    const { body } = await t.call('finance.paySupplier', {
      ...{ supplierId, amount: '1200', fee: '3.5', ...common },
    });
    expect(body).toMatchObject({ direction: 'out', unallocated: '70', fee: '3.5' });
    const { lines } = await t.ok('finance.getJournal', { id: body.journalId });
    expect(lines).toEqual([
      { accountCode: '220201', debit: '1130', credit: '0', supplierId },
      { accountCode: '1123', debit: '70', credit: '0', supplierId },
      { accountCode: '5603', debit: '3.5', credit: '0', supplierId },
      { accountCode: '1002', debit: '0', credit: '1203.5' },
    ]);
    await openPayables(world, t, 'BILL-2,2025-12-05,2026-01-04,50');
    const id = await itemId(t, body.number);
    await t.ok('finance.applyAdvance', { id, date: '2026-01-12' });
    expect(await openOf(t, 'prepayment')).toEqual({ [body.number]: '20' });
    expect(await openOf(t, 'payable')).toEqual({ 'BILL-1': '0', 'BILL-2': '0' });
  });

  test('everything that happened still ties, item by item', async () => {
    const { ties } = await t.ok('finance.subledgerTie');
    expect(ties.map(({ kind, difference }: never) => [kind, difference])).toEqual([
      ['receivable', '0'],
      ['payable', '0'],
      ['prepayment', '0'],
    ]);
    const report = await t.ok('platform.integrityReport');
    const red = report.checks.filter(({ ok }: { ok: boolean }) => !ok);
    expect(red).toEqual([]);
  });
});
