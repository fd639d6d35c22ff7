import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  assertSound,
  confirmed,
  delivered,
  newCustomer,
  openShop,
  type Shop,
  trialBalance,
} from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let shop: Shop;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await openShop(t, { stock: '1000' });
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

const exposure = async (customerId: string): Promise<number> => {
  const { data } = await t.ok('finance.listOpenItem', {
    filter: { customerId: { eq: customerId } },
    limit: 500,
  });
  return data.reduce((sum: number, item: Body) => sum + Number(item.open), 0);
};

describe('deliverSalesOrder', () => {
  it('201: stock, receivable and cost are in one commit; a dry run shows it', async () => {
    const { id } = await confirmed(t, shop, '10');
    const dry = await t.ok('sales.deliverSalesOrder', { id }, { dryRun: true });
    const nouns = dry.changes.map((one: Body) => one.noun).sort();
    expect(nouns).toEqual([
      'costPool',
      'delivery',
      'journal',
      'openItem',
      'reservation',
      'salesOrder',
      'stockMove',
    ]);
    const made = await t.ok('sales.deliverSalesOrder', { id, waybill: 'SF123' });
    expect(made).toMatchObject({ state: 'delivered', gross: '1130', waybill: 'SF123' });
    const item = await t.ok('finance.getOpenItem', { id: made.openItemId });
    expect(item).toMatchObject({ amount: '1130', open: '1130', documentNumber: made.number });
    expect((await t.ok('sales.getSalesOrder', { id })).state).toBe('delivered');
  });

  it('201: delivered twice with one key it left once', async () => {
    const { id } = await confirmed(t, shop, '5');
    const wish = { id, lines: [{ orderLine: 1, quantity: '2' }] };
    const first = await t.call('sales.deliverSalesOrder', wish, { key: 'deliver-1' });
    const again = await t.call('sales.deliverSalesOrder', wish, { key: 'deliver-1' });
    expect(again.text).toBe(first.text);
    expect((await t.ok('sales.getSalesOrder', { id })).lines[0].delivered).toBe('2');
  });

  it('201: what a keeper may do a representative may not', async () => {
    const { id } = await confirmed(t, shop, '1');
    const rep = await t.member(['salesRep']);
    expect((await rep.call('sales.deliverSalesOrder', { id })).status).toBe(403);
    const keeper = await t.member(['warehouseKeeper']);
    expect((await keeper.call('sales.deliverSalesOrder', { id })).status).toBe(201);
  });

  it('404 and 409: another company’s order, and one that is not confirmed', async () => {
    const { id } = await confirmed(t, shop, '1');
    const other = await world.tenant();
    expect((await other.call('sales.deliverSalesOrder', { id })).status).toBe(404);
    await t.ok('sales.cancelSalesOrder', { id });
    const answer = await t.call('sales.deliverSalesOrder', { id });
    expect(answer).toMatchObject({ status: 409, body: { code: 'sales.orderNotOpen' } });
  });

  it('422: more than ordered, nothing reserved, a line that is not there', async () => {
    const { id } = await confirmed(t, shop, '3');
    const codeOf = async (lines?: Body[]): Promise<string> =>
      (await t.call('sales.deliverSalesOrder', { id, ...(lines && { lines }) })).body.code;
    expect(await codeOf([{ orderLine: 1, quantity: '4' }])).toBe('sales.overDelivery');
    expect(await codeOf([{ orderLine: 2, quantity: '1' }])).toBe('sales.unknownLine');
    await t.ok('sales.deliverSalesOrder', { id });
    expect(await codeOf()).toBe('sales.nothingToDeliver');
  });

  it('422: goods that others have claimed stay', async () => {
    const few = await openShop(t, { stock: '5' });
    await confirmed(t, few, '5');
    const { id } = await confirmed(t, few, '5');
    const lines = [{ orderLine: 1, quantity: '1' }];
    const answer = await t.call('sales.deliverSalesOrder', { id, lines });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'inventory.insufficientAvailable' },
    });
  });

  it('201: up to the tolerance more than ordered may leave', async () => {
    const own = await world.tenant();
    const { data } = await own.ok('platform.listCompany');
    await own.ok('platform.updateCompany', { id: data[0].id, deliveryTolerance: '0.1' });
    const place = await openShop(own);
    const { id } = await confirmed(own, place, '10');
    const over = await own.ok('sales.deliverSalesOrder', {
      id,
      lines: [{ orderLine: 1, quantity: '11' }],
    });
    expect(over.gross).toBe('1243');
    expect((await own.ok('sales.getSalesOrder', { id })).state).toBe('delivered');
  });
});

describe('invoicing', () => {
  it('201: the number is legal, the VAT leaves pending, and the invoice names the buyer', async () => {
    const { order, delivery } = await delivered(t, shop, '6');
    const first = await t.ok('sales.invoiceDelivery', { id: delivery.id });
    expect(first).toMatchObject({ kind: 'blue', state: 'issued', net: '600', tax: '78' });
    expect(first.lines[0]).toMatchObject({ quantity: '6', price: '100', deliveryId: delivery.id });
    const after = await t.ok('sales.getSalesOrder', { id: order.id });
    expect(after.lines[0].invoiced).toBe('6');
    const again = await t.call('sales.issueSalesInvoice', { id: order.id });
    expect(again).toMatchObject({ status: 422, body: { code: 'sales.nothingToInvoice' } });
  });

  it('201: five at once get five numbers in a row', async () => {
    const own = await world.tenant();
    const place = await openShop(own);
    const sold = [];
    for (let i = 0; i < 5; i += 1) sold.push(await delivered(own, place, '1'));
    const made: Body[] = await Promise.all(
      sold.map(({ order }) => own.ok('sales.issueSalesInvoice', { id: order.id })),
    );
    const numbers = made.map(({ number }) => Number(number.split('-').at(-1))).sort();
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
  });

  it('422: 700 of 678 delivered are refused with what is open', async () => {
    const { order } = await delivered(t, shop, '6');
    const lines = [{ orderLine: 1, quantity: '7' }];
    const answer = await t.call('sales.issueSalesInvoice', { id: order.id, lines });
    expect(answer).toMatchObject({ status: 422, body: { code: 'sales.overInvoiced' } });
    expect(answer.body.errors[0]).toMatchObject({ pointer: '/lines/0/quantity' });
  });

  it('403: a sales representative does not invoice', async () => {
    const { order } = await delivered(t, shop, '1');
    const rep = await t.member(['salesRep']);
    expect((await rep.call('sales.issueSalesInvoice', { id: order.id })).status).toBe(403);
  });
});

describe('revenue points', () => {
  const sellTo = async (revenuePoint: string, more: Body = {}) => {
    const own = await world.tenant();
    const place = await openShop(own, { customer: { revenuePoint, ...more } });
    return { own, ...(await delivered(own, place, '10')) };
  };

  it('sign: the goods are shipped until the customer has signed', async () => {
    const { own, delivery, order } = await sellTo('sign');
    const shipped = await trialBalance(own);
    expect(shipped).toMatchObject({ 1406: 600, 1405: 5400 });
    expect(shipped[1122]).toBeUndefined();
    const early = await own.call('sales.issueSalesInvoice', { id: order.id });
    expect(early).toMatchObject({ status: 422, body: { code: 'sales.nothingToInvoice' } });
    const signed = await own.ok('sales.signDelivery', { id: delivery.id, signedBy: 'Mr Li' });
    expect(signed).toMatchObject({ state: 'signed', signedBy: 'Mr Li' });
    const after = await trialBalance(own);
    expect(after).toMatchObject({ 1122: 1130, 5001: -1000, 5401: 600 });
    expect(after[1406]).toBeUndefined();
    expect((await own.call('sales.signDelivery', { id: delivery.id })).status).toBe(409);
    await assertSound(own);
  });

  it('invoice: what is invoiced becomes revenue, and its cost leaves goods shipped', async () => {
    const { own, order } = await sellTo('invoice');
    const lines = [{ orderLine: 1, quantity: '4' }];
    const made = await own.ok('sales.issueSalesInvoice', { id: order.id, lines });
    expect(made.openItemId).toBeDefined();
    expect(await trialBalance(own)).toMatchObject({
      1122: 452,
      5001: -400,
      22210107: -52,
      5401: 240,
      1406: 360,
    });
    await assertSound(own);
    const red = await own.ok('sales.issueRedInvoice', { id: made.id, reason: 'error' });
    expect(red).toMatchObject({ net: '-400', tax: '-52' });
    const after = await trialBalance(own);
    expect(after).toMatchObject({ 1406: 600 });
    for (const code of ['1122', '5001', '22210107', '5401']) expect(after[code]).toBeUndefined();
    await assertSound(own);
  });

  it('cash on delivery falls due when it is signed for', async () => {
    const { own, delivery } = await sellTo('delivery', {
      paymentTerms: { kind: 'onSign', days: 0 },
    });
    const later = `${Number(delivery.date.slice(0, 4)) + 1}-01-15`;
    await own.ok('sales.signDelivery', { id: delivery.id, date: later });
    const item = await own.ok('finance.getOpenItem', { id: delivery.openItemId });
    expect(item.dueDate).toBe(later);
    const early = await delivered(own, await openShop(own), '1');
    const wrong = await own.call('sales.signDelivery', {
      id: early.delivery.id,
      date: '2020-01-01',
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'sales.signedBeforeDelivery' } });
  });
});

describe('returnGoods and issueRedInvoice', () => {
  it('201: goods not invoiced come back without a red invoice, into quarantine', async () => {
    const own = await openShop(t, { stock: '10' });
    const { delivery } = await delivered(t, own, '10');
    const lines = [{ deliveryLine: 1, quantity: '4' }];
    const dry = await t.ok('sales.returnGoods', { id: delivery.id, lines }, { dryRun: true });
    const back = await t.ok('sales.returnGoods', { id: delivery.id, lines });
    expect(back).toMatchObject({ state: 'credited', gross: '452', lines: [{ toCredit: '0' }] });
    expect(dry.result).toMatchObject({ gross: '452', lines: back.lines });
    expect(back.lines[0].warehouseId).not.toBe(own.warehouseId);
    const bill = await t.ok('sales.invoiceDelivery', { id: delivery.id });
    expect(bill.net).toBe('600');
    expect(await exposure(own.customerId)).toBe(678);
    const rest = await t.call('sales.returnGoods', {
      id: delivery.id,
      lines: [{ deliveryLine: 1, quantity: '7' }],
    });
    expect(rest).toMatchObject({ status: 422, body: { code: 'sales.overReturned' } });
  });

  it('201: goods that were paid leave a credit in the customer’s favour', async () => {
    const buyer = await newCustomer(t);
    const { delivery, order } = await delivered(t, { ...shop, customerId: buyer.id }, '10');
    await t.ok('sales.issueSalesInvoice', { id: order.id });
    await t.ok('finance.receivePayment', {
      customerId: buyer.id,
      date: delivery.date,
      amount: '1130',
      method: 'bankTransfer',
    });
    await t.ok('sales.returnGoods', {
      id: delivery.id,
      lines: [{ deliveryLine: 1, quantity: '2' }],
    });
    expect(await exposure(buyer.id)).toBe(-226);
  });

  it('201 and 422: red never exceeds blue, and an allowance lowers the receivable', async () => {
    const buyer = await newCustomer(t);
    const { order, delivery } = await delivered(t, { ...shop, customerId: buyer.id }, '10');
    const blue = await t.ok('sales.issueSalesInvoice', { id: order.id });
    const credit = (reason: string, lines?: Body[]) =>
      t.call('sales.issueRedInvoice', { id: blue.id, reason, ...(lines && { lines }) });
    const none = await credit('return');
    expect(none).toMatchObject({ status: 422, body: { code: 'sales.nothingToCredit' } });
    await t.ok('sales.returnGoods', {
      id: delivery.id,
      lines: [{ deliveryLine: 1, quantity: '2' }],
    });
    expect((await credit('return')).body).toMatchObject({ net: '-200', tax: '-26' });
    const allowed = await credit('allowance', [{ lineNo: 1, net: '40' }]);
    expect(allowed.body).toMatchObject({ net: '-40', tax: '-5.2', lines: [{ quantity: '0' }] });
    const more = await credit('allowance', [{ lineNo: 1, net: '800' }]);
    expect(more).toMatchObject({ status: 422, body: { code: 'sales.overCredited' } });
    expect(await exposure(buyer.id)).toBe(858.8);
    const state = await t.ok('sales.getSalesInvoice', { id: blue.id });
    expect(state).toMatchObject({ state: 'partlyCredited', lines: [{ creditedNet: '240' }] });
    const red = await t.call('sales.issueRedInvoice', { id: allowed.body.id, reason: 'error' });
    expect(red).toMatchObject({ status: 422, body: { code: 'sales.notBlue' } });
  });
});

describe('order-to-cash', () => {
  it('bills every delivery where the company wants it so, and closes what is paid', async () => {
    const own = await world.tenant();
    await own.ok('sales.changeSalesSettings', { billing: 'onDelivery' });
    const place = await openShop(own);
    const { order } = await delivered(own, place, '10');
    await world.settle();
    const billed = await own.ok('sales.getSalesOrder', { id: order.id });
    expect(billed.lines[0].invoiced).toBe('10');
    expect(billed.invoiceIds).toHaveLength(1);
    await own.ok('finance.receivePayment', {
      customerId: place.customerId,
      date: order.date,
      amount: '1130',
      method: 'bankTransfer',
    });
    await world.settle();
    expect((await own.ok('sales.getSalesOrder', { id: order.id })).state).toBe('closed');
  });
});
