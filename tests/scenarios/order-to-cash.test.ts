import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type TestTenant, type World } from '../support/harness.ts';
import {
  assertSound,
  confirmed,
  delivered,
  openShop,
  order,
  receive,
  trialBalance,
} from '../support/selling.ts';

let world: World;
let t: TestTenant;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(() => assertSound(t));
afterAll(() => world.stop());

describe('an order for 10 goes its way from quotation to payment', () => {
  beforeAll(async () => {
    t = await world.tenant();
  });

  it('is quoted, ordered, delivered in parts, invoiced, paid and closed', async () => {
    const shop = await openShop(t);
    const quote = await t.ok('sales.createQuotation', {
      customerId: shop.customerId,
      lines: [{ itemId: shop.itemId, quantity: '10' }],
    });
    expect(quote).toMatchObject({ net: '1000', tax: '130', gross: '1130', state: 'draft' });
    await t.ok('sales.sendQuotation', { id: quote.id });
    const made = await t.ok('sales.acceptQuotation', { id: quote.id });
    const again = await t.ok('sales.acceptQuotation', { id: quote.id });
    expect(again.id).toBe(made.id);
    expect(made).toMatchObject({ state: 'draft', quotationId: quote.id, gross: '1130' });

    const taken = await t.ok('sales.confirmSalesOrder', { id: made.id });
    expect(taken).toMatchObject({
      state: 'confirmed',
      lines: [{ reserved: '10', supply: 'stock' }],
    });

    const lines = [{ orderLine: 1, quantity: '6' }];
    const first = await t.ok('sales.deliverSalesOrder', { id: made.id, lines });
    expect(first).toMatchObject({
      gross: '678',
      lines: [{ quantity: '6', net: '600', tax: '78' }],
    });
    const bill = await t.ok('sales.issueSalesInvoice', { id: made.id });
    expect(bill).toMatchObject({ net: '600', tax: '78', gross: '678' });

    const half = await t.ok('sales.orderProgress', { id: made.id });
    expect(half.lines[0]).toMatchObject({
      ordered: '10',
      delivered: '6',
      invoiced: '6',
      open: '4',
    });

    await t.ok('sales.deliverSalesOrder', { id: made.id });
    await t.ok('sales.issueSalesInvoice', { id: made.id });
    await t.ok('finance.receivePayment', {
      customerId: shop.customerId,
      date: first.date,
      amount: '1130',
      method: 'bankTransfer',
    });
    await world.settle();
    const end = await t.ok('sales.getSalesOrder', { id: made.id });
    expect(end).toMatchObject({ state: 'closed', paid: '1130' });
    expect(end.deliveryIds).toHaveLength(2);
    expect(end.invoiceIds).toHaveLength(2);
  });
});

describe('an order for more than there is', () => {
  it('reserves what lies there, says how much is short, and takes what arrives', async () => {
    t = await world.tenant();
    const shop = await openShop(t, { stock: '6' });
    const taken = await confirmed(t, shop, '10');
    expect(taken.lines[0]).toMatchObject({ reserved: '6', supply: 'short' });
    const { stages } = await t.ok('sales.orderProgress', { id: taken.id });
    expect(stages.find((one: { stage: string }) => one.stage === 'reserve')).toMatchObject({
      state: 'blocked',
      blockedBecause: [{ lineNo: 1, quantity: '4' }],
    });
    await receive(t, shop.itemId, shop.warehouseId, '10');
    await world.settle();
    const after = await t.ok('sales.getSalesOrder', { id: taken.id });
    expect(after.lines[0]).toMatchObject({ reserved: '10', supply: 'stock' });
  });
});

describe('an order that changes', () => {
  it('from 10 to 6 keeps the 6 that were reserved and frees credit for 4', async () => {
    t = await world.tenant();
    const shop = await openShop(t, { stock: '6', customer: { creditLimit: '1130' } });
    const taken = await confirmed(t, shop, '10');
    const changed = await t.ok('sales.changeSalesOrder', {
      id: taken.id,
      lines: [{ lineNo: 1, quantity: '6' }],
    });
    expect(changed).toMatchObject({ gross: '678', lines: [{ reserved: '6', supply: 'stock' }] });
    const other = await order(t, shop, '4');
    const fits = await t.ok('sales.confirmSalesOrder', { id: other.id });
    expect(fits.state).toBe('confirmed');
    const third = await order(t, shop, '1');
    const waits = await t.ok('sales.confirmSalesOrder', { id: third.id });
    expect(waits).toMatchObject({ state: 'onHold' });
    expect(waits.holdReason).toContain('by 113');
  });

  it('below what has been delivered is refused', async () => {
    const shop = await openShop(t);
    const taken = await confirmed(t, shop, '10');
    const lines = [{ orderLine: 1, quantity: '8' }];
    await t.ok('sales.deliverSalesOrder', { id: taken.id, lines });
    const answer = await t.call('sales.changeSalesOrder', {
      id: taken.id,
      lines: [{ lineNo: 1, quantity: '7' }],
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'sales.belowDelivered' });
  });
});

describe('an order that is cancelled', () => {
  it('gives stock and credit back while nothing has left', async () => {
    t = await world.tenant();
    const shop = await openShop(t, { customer: { creditLimit: '1130' } });
    const taken = await confirmed(t, shop, '10');
    const gone = await t.ok('sales.cancelSalesOrder', { id: taken.id, because: 'changed mind' });
    expect(gone).toMatchObject({ state: 'cancelled', lines: [{ reserved: '0' }] });
    const again = await confirmed(t, shop, '10');
    expect(again).toMatchObject({ state: 'confirmed', lines: [{ reserved: '10' }] });
  });

  it('after a part has left is closed for the rest', async () => {
    const shop = await openShop(t);
    const taken = await confirmed(t, shop, '10');
    await t.ok('sales.deliverSalesOrder', {
      id: taken.id,
      lines: [{ orderLine: 1, quantity: '4' }],
    });
    const rest = await t.ok('sales.cancelSalesOrder', { id: taken.id });
    expect(rest).toMatchObject({
      state: 'delivered',
      gross: '452',
      lines: [{ delivered: '4', cancelled: '6', reserved: '0' }],
    });
  });
});

describe('goods that come back', () => {
  it('the books are those of a sale of 8 after 10 were delivered, invoiced and 2 returned', async () => {
    t = await world.tenant();
    const shop = await openShop(t, { unitCost: '75', stock: '10' });
    const { order: sold, delivery } = await delivered(t, shop, '10');
    const bill = await t.ok('sales.issueSalesInvoice', { id: sold.id });
    const lines = [{ deliveryLine: 1, quantity: '2' }];
    const back = await t.ok('sales.returnGoods', { id: delivery.id, lines });
    expect(back).toMatchObject({ state: 'received', gross: '226', lines: [{ toCredit: '2' }] });
    const red = await t.ok('sales.issueRedInvoice', { id: bill.id, reason: 'return' });
    expect(red).toMatchObject({ kind: 'red', net: '-200', tax: '-26', gross: '-226' });
    const settled = await t.ok('sales.getSalesReturn', { id: back.id });
    expect(settled.state).toBe('credited');
    const balance = await trialBalance(t);
    expect(balance).toMatchObject({
      1122: 904,
      5001: -800,
      22210107: -104,
      5401: 600,
      1405: 150,
    });
  });
});
