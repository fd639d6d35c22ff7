import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newMaterial, newSupplier, owedTo, voucherOf } from '../support/buying.ts';
import { balancesOf } from '../support/finance.ts';
import { type Body, startWorld, type TestTenant, type World } from '../support/harness.ts';
import { assertSound, mainWarehouse } from '../support/selling.ts';

let world: World;
let t: TestTenant;
let supplierId: string;
let itemId: string;
let order: Body;
let receipt: Body;
let held: Body;
const on = (day: string) => `2026-03-${day}`;
const balance = async (code: string) => (await balancesOf(t, { period: '2026-03' }))[code] ?? '0';

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant({ firstPeriod: '2026-03' });
  ({ id: supplierId } = await newSupplier(t, { taxNumber: '91350100M000100Y43' }));
  ({ id: itemId } = await newMaterial(t, { code: 'X', name: '原料' }));
});
afterAll(() => world.stop());

describe('from a request to the last payment', () => {
  test('three ask for the same material; the supplier’s price for the sum counts', async () => {
    await t.ok('purchasing.createSupplierPrice', {
      ...{ supplierId, itemId, taxIncluded: false, validFrom: on('01') },
      breaks: [
        { minimum: '1', price: '11' },
        { minimum: '100', price: '10' },
      ],
      ...{ leadTimeDays: 6, minimumLot: '50', lotMultiple: '50' },
    });
    const wish = { itemId, neededOn: on('12') };
    const requests: Body[] = [];
    for (const quantity of ['40', '30', '20']) {
      requests.push(await t.ok('purchasing.createPurchaseRequest', { ...wish, quantity }));
    }
    order = await t.ok('purchasing.orderRequests', {
      ...{ supplierId, date: on('02') },
      requests: requests.map(({ id }) => ({ requestId: id })),
    });
    expect(order).toMatchObject({ state: 'draft', net: '1000', tax: '130', gross: '1130' });
    expect(order.lines[0]).toMatchObject({ quantity: '100', price: '10', promisedOn: on('12') });
    const inbox = await t.ok('purchasing.purchaseInbox');
    expect(inbox.waiting).toBe(0);
  });

  test('approved, 98 arrive: 95 are good, 3 are refused at the door', async () => {
    await t.ok('purchasing.approvePurchaseOrder', { id: order.id });
    receipt = await t.ok('purchasing.receiveGoods', {
      ...{ date: on('09'), deliveryNote: 'DN-7' },
      lines: [{ purchaseOrderId: order.id, orderLine: 1, quantity: '95', rejected: '3' }],
    });
    expect(await voucherOf(t, receipt.id)).toEqual([
      ['1403', '950', '0'],
      ['220202', '0', '950'],
    ]);
    const back = await t.ok('purchasing.returnToSupplier', {
      ...{ id: receipt.id, date: on('09') },
      lines: [{ receiptLine: 1, quantity: '3', rejected: true }],
    });
    expect(back).toMatchObject({ state: 'credited', gross: '0' });
    expect(back.stockMoveId).toBeUndefined();
    expect(await voucherOf(t, back.id)).toEqual([]);
  });

  test('the invoice over 98 at 10.15 is held for 3, and nothing is owed', async () => {
    held = await t.ok('purchasing.recordPurchaseInvoice', {
      ...{ supplierId, invoiceNumber: '25442000000012345678' },
      ...{ date: on('10'), postingDate: on('10') },
      lines: [{ purchaseOrderId: order.id, orderLine: 1, quantity: '98', price: '10.15' }],
    });
    expect(held).toMatchObject({ state: 'held', gross: '1124.01' });
    expect(held.lines[0]).toMatchObject({
      ...{ outcome: 'held', reasons: ['quantity'], owner: 'warehouse', matchable: '95' },
      ...{ excess: '3', excessNet: '30.45', excessTax: '3.96', priceDifference: '14.25' },
    });
    expect(await owedTo(t, supplierId)).toBe(0);
    expect(held.openItemId).toBeUndefined();
  });

  test('a red letter over 3 comes, both are posted, and the difference goes to stock', async () => {
    await t.ok('purchasing.creditHeldInvoice', {
      ...{ id: held.id, invoiceNumber: '25442000000099999999' },
      ...{ date: on('11'), postingDate: on('11') },
      lines: [{ lineNo: 1, quantity: '3', net: '30.45', tax: '3.96' }],
    });
    const posted = await t.ok('purchasing.getPurchaseInvoice', { id: held.id });
    expect(posted).toMatchObject({ state: 'posted', dueDate: '2026-04-09', toStock: '14.25' });
    expect(await voucherOf(t, held.id)).toEqual([
      ['220202', '950', '0'],
      ['1403', '14.25', '0'],
      ['22210101', '125.35', '0'],
      ['220201', '0', '1089.6'],
    ]);
    expect([await balance('220202'), await owedTo(t, supplierId)]).toEqual(['0', 1089.6]);
  });

  test('it is paid, and the rest of the order is closed', async () => {
    const paid = await t.ok('finance.paySupplier', {
      ...{ supplierId, date: on('20'), amount: '1089.6', method: 'bankTransfer' },
    });
    expect(paid.unallocated).toBe('0');
    expect(await owedTo(t, supplierId)).toBe(0);
    await t.ok('purchasing.closePurchaseOrder', { id: order.id, because: 'enough' });
    await assertSound(t);
  });

  test('the worked month begins: 100 X at 10, invoiced 1,130, paid', async () => {
    const warehouseId = await mainWarehouse(t);
    const before = await Promise.all(['1002', '1403', '22210101'].map(balance));
    const { id } = await t.ok('purchasing.createPurchaseOrder', {
      ...{ supplierId, date: on('22'), warehouseId },
      lines: [{ itemId, quantity: '100', price: '10' }],
    });
    await t.ok('purchasing.approvePurchaseOrder', { id });
    const line = { purchaseOrderId: id, orderLine: 1, quantity: '100' };
    await t.ok('purchasing.receiveGoods', { date: on('23'), lines: [line] });
    const invoice = await t.ok('purchasing.recordPurchaseInvoice', {
      ...{ supplierId, invoiceNumber: '25442000000055555555', total: '1130' },
      ...{ date: on('24'), postingDate: on('24') },
      lines: [{ ...line, price: '10' }],
    });
    expect(invoice).toMatchObject({ state: 'posted', gross: '1130' });
    await t.ok('finance.paySupplier', {
      ...{ supplierId, date: on('25'), amount: '1130', method: 'bankTransfer' },
      allocations: [{ openItemId: invoice.openItemId, amount: '1130' }],
    });
    const after = await Promise.all(['1002', '1403', '22210101'].map(balance));
    const moved = after.map((now, i) => Math.round((Number(now) - Number(before[i])) * 100) / 100);
    expect(moved).toEqual([-1130, 1000, 130]);
    expect(await balance('220202')).toBe('0');
    await assertSound(t);
  });
});
