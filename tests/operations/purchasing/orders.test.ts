import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approved,
  arrived,
  newMaterial,
  newSupplier,
  openPurchasing,
  ordered,
  orderOf,
  type Purchasing,
} from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { assertSound, newItem } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let place: Purchasing;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  place = await openPurchasing(t);
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

const line = (more: Record<string, unknown> = {}) => ({
  ...{ itemId: place.itemId, quantity: '10', price: '10', ...more },
});
const create = (lines: object[], more: Record<string, unknown> = {}) =>
  t.call('purchasing.createPurchaseOrder', { supplierId: place.supplierId, lines, ...more });

describe('purchasing.createPurchaseOrder', () => {
  it('201: terms of the supplier, tax per line, and a place to go; a repeat is the same', async () => {
    const wish = { supplierId: place.supplierId, lines: [line(), line({ price: '33.33' })] };
    const first = await t.call('purchasing.createPurchaseOrder', wish, { key: 'po-1' });
    const again = await t.call('purchasing.createPurchaseOrder', wish, { key: 'po-1' });
    expect(first).toMatchObject({ status: 201, body: { state: 'draft', revision: 1 } });
    expect(first.body).toMatchObject({ net: '433.3', tax: '56.33', gross: '489.63' });
    expect(first.body.paymentTerms).toEqual({ kind: 'net', days: 30 });
    expect(first.body.lines[0].warehouseId).toBe(place.warehouseId);
    expect(again.text).toBe(first.text);
  });

  it('201: by the box the supplier’s price of the box counts, received in pieces', async () => {
    const { data } = await t.ok('masterdata.listUnit', { filter: { code: { eq: 'BOX' } } });
    const unitId = data[0].id;
    const boxed = await newMaterial(t, {
      purchaseUnits: [{ unitId, numerator: '12', denominator: '1' }],
    });
    await t.ok('purchasing.createSupplierPrice', {
      ...{ supplierId: place.supplierId, itemId: boxed.id, unitId, taxIncluded: false },
      breaks: [{ minimum: '1', price: '120' }],
    });
    const wish = { itemId: boxed.id, quantity: '24' };
    const { body } = await create([wish, { ...wish, quantity: '30' }]);
    expect(body.lines[0]).toMatchObject({ unitId, quantity: '24', purchaseQuantity: '2' });
    expect(body.lines[0]).toMatchObject({ price: '120', net: '240' });
    expect(body.lines[1]).toMatchObject({ purchaseQuantity: '2.5', net: '300' });
    const third = (await create([{ ...wish, quantity: '16' }])).body.lines[0];
    expect(third).toMatchObject({ purchaseQuantity: '16', price: '10', net: '160' });
    const counted = (await create([{ ...wish, quantity: '3', unitId }])).body;
    expect(counted.lines[0]).toMatchObject({ quantity: '36', purchaseQuantity: '3', net: '360' });
    await t.ok('purchasing.approvePurchaseOrder', { id: counted.id });
    const receipt = await arrived(t, counted, '3', { unitId });
    expect(receipt.lines[0]).toMatchObject({ quantity: '36', value: '360' });
  });

  it('422: a price for a box that nobody has counted is not multiplied; one by hand counts', async () => {
    const { data } = await t.ok('masterdata.listUnit', { filter: { code: { eq: 'BOX' } } });
    const loose = await newMaterial(t);
    const priced = await t.call('purchasing.createSupplierPrice', {
      ...{ supplierId: place.supplierId, itemId: loose.id, unitId: data[0].id },
      breaks: [{ minimum: '1', price: '120' }],
    });
    expect([priced.status, priced.body.code]).toEqual([422, 'noConversion']);
    const wish = { itemId: loose.id, quantity: '24' };
    const refused = await create([{ ...wish, unitId: data[0].id, price: '120' }]);
    expect([refused.status, refused.body.code]).toEqual([422, 'noConversion']);
    const byHand = await create([{ ...wish, price: '9' }]);
    expect(byHand.body.lines[0]).toMatchObject({ purchaseQuantity: '24', net: '216' });
  });

  it('400, 403, 404, 422: what is wrong is said at the field', async () => {
    const refusal = async (lines: object[], more = {}) => {
      const { status, body } = await create(lines, more);
      return [status, body.code, body.errors?.[0]?.pointer];
    };
    expect((await create([])).status).toBe(400);
    const noPrice = await refusal([{ itemId: place.itemId, quantity: '10' }]);
    expect(noPrice).toEqual([422, 'purchasing.noPrice', '/lines/0/price']);
    expect(await refusal([line({ quantity: '0.5' })])).toEqual([
      ...[422, 'purchasing.tooManyDecimals', '/lines/0/quantity'],
    ]);
    const { id: foreign } = await newSupplier(t, { currency: 'USD' });
    expect((await refusal([line()], { supplierId: foreign }))[1]).toBe(
      'purchasing.foreignCurrency',
    );
    const { id: gone } = await newSupplier(t);
    await t.ok('masterdata.archiveSupplier', { id: gone });
    expect((await refusal([line()], { supplierId: gone }))[1]).toBe('purchasing.notASupplier');
    const other = await world.tenant();
    const wish = { supplierId: place.supplierId, lines: [line()] };
    expect((await other.call('purchasing.createPurchaseOrder', wish)).status).toBe(404);
    const cashier = await t.member(['cashier']);
    expect((await cashier.call('purchasing.createPurchaseOrder', wish)).status).toBe(403);
  });
});

describe('amounts that nobody means', () => {
  it('422: they are refused with the limit, on orders, invoices and in questions', async () => {
    const [big, { itemId, supplierId }] = ['9999999999', await openPurchasing(t)];
    const lines = [{ itemId, quantity: big, price: big }];
    const refused = { status: 422, body: { code: 'amountTooLarge' } };
    const order = await t.call('purchasing.createPurchaseOrder', { supplierId, lines });
    expect(order).toMatchObject(refused);
    const { id } = await approved(t, { ...place, supplierId, itemId });
    const invoice = await t.call('purchasing.recordPurchaseInvoice', {
      ...{ supplierId, invoiceNumber: 'B1' },
      lines: [{ purchaseOrderId: id, orderLine: 1, quantity: '1', net: '999999999999' }],
    });
    expect(invoice).toMatchObject(refused);
    const breaks = [{ minimum: '0', price: big }];
    await t.ok('purchasing.createSupplierPrice', { supplierId, itemId, breaks });
    const wish = { itemId, quantity: big };
    expect(await t.call('purchasing.proposeSuppliers', wish)).toMatchObject(refused);
  });
});

describe('purchasing.approvePurchaseOrder', () => {
  it('above the limit another person approves, and a change beyond it asks again (D7)', async () => {
    const own = await world.tenant();
    const at = await openPurchasing(own);
    await own.ok('purchasing.changePurchasingSettings', { approvalLimit: '1000' });
    const [buyer, boss] = [await own.member(['buyer']), await own.member(['financeManager'])];
    const { id } = await ordered(buyer, at);
    const self = await buyer.call('purchasing.approvePurchaseOrder', { id });
    expect(self).toMatchObject({ status: 422, body: { code: 'purchasing.ownApproval' } });
    const done = await boss.ok('purchasing.approvePurchaseOrder', { id });
    expect(done).toMatchObject({ state: 'approved', approvedGross: '1130' });
    const less = { id, lines: [{ lineNo: 1, quantity: '95' }] };
    const lowered = await buyer.ok('purchasing.changePurchaseOrder', less);
    expect(lowered).toMatchObject({ state: 'approved', revision: 2 });
    await arrived(own, lowered, '10');
    const more = { id, lines: [{ lineNo: 1, price: '11' }] };
    const raised = await buyer.ok('purchasing.changePurchaseOrder', more);
    expect(raised).toMatchObject({ state: 'draft', revision: 3, gross: '1180.85' });
    const lines = [{ purchaseOrderId: id, orderLine: 1, quantity: '10' }];
    const early = await own.call('purchasing.receiveGoods', { lines });
    expect(early).toMatchObject({ status: 409, body: { code: 'purchasing.orderNotOpen' } });
    expect((await buyer.call('purchasing.approvePurchaseOrder', { id })).status).toBe(422);
    const again = await boss.ok('purchasing.approvePurchaseOrder', { id });
    expect(again.state).toBe('partlyReceived');
    const small = await ordered(buyer, at, { quantity: '10' });
    expect((await buyer.call('purchasing.approvePurchaseOrder', { id: small.id })).status).toBe(
      200,
    );
    await assertSound(own);
  });

  it('409: approved twice; 403 for a keeper; 404 for another company', async () => {
    const { id } = await approved(t, place);
    const twice = await t.call('purchasing.approvePurchaseOrder', { id });
    expect(twice).toMatchObject({ status: 409, body: { code: 'invalidTransition' } });
    const keeper = await t.member(['warehouseKeeper']);
    expect((await keeper.call('purchasing.approvePurchaseOrder', { id })).status).toBe(403);
    const other = await world.tenant();
    expect((await other.call('purchasing.approvePurchaseOrder', { id })).status).toBe(404);
  });
});

describe('purchasing.changePurchaseOrder', () => {
  it('200: lines change, are added and removed; a stale version changes nothing', async () => {
    const order = await ordered(t, place);
    const changed = await t.ok('purchasing.changePurchaseOrder', {
      id: order.id,
      note: 'urgent',
      lines: [{ lineNo: 1, quantity: '50', neededOn: '2027-01-05' }, line({ quantity: '4' })],
    });
    expect(changed).toMatchObject({ net: '540', note: 'urgent', state: 'draft' });
    expect(changed.lines[0]).toMatchObject({ quantity: '50', neededOn: '2027-01-05' });
    const removal = { id: order.id, lines: [{ lineNo: 1, remove: true }] };
    const stale = await t.call('purchasing.changePurchaseOrder', removal, { ifMatch: 1 });
    expect(stale.status).toBe(412);
    const left = await t.ok('purchasing.changePurchaseOrder', removal);
    expect(left.lines.map(({ lineNo }: Body) => lineNo)).toEqual([2]);
  });

  it('200: what is cleared on a line is gone; a cleared price is what the supplier offers', async () => {
    const supplier = await newSupplier(t);
    const item = await newMaterial(t);
    const offer = { supplierId: supplier.id, itemId: item.id, taxIncluded: false };
    await t.ok('purchasing.createSupplierPrice', {
      ...offer,
      breaks: [{ minimum: '1', price: '8' }],
    });
    const wish = { itemId: item.id, quantity: '10', price: '9', description: 'Blue' };
    const lines = [{ ...wish, neededOn: '2027-01-05' }];
    const made = await t.ok('purchasing.createPurchaseOrder', { supplierId: supplier.id, lines });
    const cleared = { lineNo: 1, price: null, description: null, neededOn: null };
    const changed = await t.ok('purchasing.changePurchaseOrder', {
      id: made.id,
      lines: [cleared],
    });
    expect(changed).toMatchObject({ net: '80', lines: [{ price: '8', quantity: '10' }] });
    expect(changed.lines[0]).not.toHaveProperty('description');
    expect(changed.lines[0]).not.toHaveProperty('neededOn');
  });

  it('422: what has been received is a fact', async () => {
    const order = await approved(t, place);
    await arrived(t, order, '40');
    const code = async (change: object) => {
      const input = { id: order.id, lines: [{ lineNo: 1, ...change }] };
      return (await t.call('purchasing.changePurchaseOrder', input)).body.code;
    };
    expect(await code({ quantity: '39' })).toBe('purchasing.belowReceived');
    expect(await code({ remove: true })).toBe('purchasing.lineInUse');
    expect(await code({ itemId: (await newItem(t)).id })).toBe('purchasing.itemFixed');
    expect(await code({ lineNo: 9 })).toBe('purchasing.unknownLine');
    const twice = [1, 1].map((lineNo) => ({ lineNo, quantity: '50' }));
    const named = await t.call('purchasing.changePurchaseOrder', { id: order.id, lines: twice });
    expect(named).toMatchObject({ status: 422, body: { code: 'repeatedLine' } });
    const { id } = await ordered(t, place);
    const empty = { id, lines: [{ lineNo: 1, remove: true }] };
    const none = await t.call('purchasing.changePurchaseOrder', empty);
    expect(none.body.code).toBe('purchasing.noLinesLeft');
    const all = { id: order.id, lines: [{ lineNo: 1, quantity: '40' }] };
    expect((await t.ok('purchasing.changePurchaseOrder', all)).state).toBe('received');
  });
});

describe('purchasing.confirmPurchaseOrder and purchasing.purchaseFollowUp (PUR-05)', () => {
  it('needed the 10th, promised the 14th is red until the supplier confirms the 9th', async () => {
    const dates = { neededOn: '2030-03-10', promisedOn: '2030-03-14' };
    const order = await approved(t, place, dates);
    const mine = async () => {
      const { data } = await t.ok('purchasing.purchaseFollowUp', { supplierId: place.supplierId });
      return data.find(({ purchaseOrderId }: Body) => purchaseOrderId === order.id);
    };
    expect(await mine()).toMatchObject({ status: 'red', daysLate: 4, confirmed: false });
    const confirmed = await t.ok('purchasing.confirmPurchaseOrder', {
      ...{ id: order.id, supplierReference: 'AB-77' },
      lines: [{ lineNo: 1, confirmedOn: '2030-03-09', quantity: '100' }],
    });
    expect(confirmed.lines[0]).toMatchObject({
      ...{ confirmedQuantity: '100', promisedOn: '2030-03-14' },
    });
    expect(await mine()).toMatchObject({ status: 'green', confirmed: true, open: '100' });
    const { data } = await t.ok('purchasing.purchaseFollowUp', { urgent: true });
    expect(data.some(({ purchaseOrderId }: Body) => purchaseOrderId === order.id)).toBe(false);
  });

  it('confirmed for 90 of 100 is red until the rest is confirmed or no longer wanted', async () => {
    const order = await approved(t, place, { neededOn: '2030-03-10' });
    const mine = async () => {
      const { data } = await t.ok('purchasing.purchaseFollowUp', { supplierId: place.supplierId });
      return data.find(({ purchaseOrderId }: Body) => purchaseOrderId === order.id);
    };
    const said = (quantity: string) =>
      t.ok('purchasing.confirmPurchaseOrder', {
        ...{ id: order.id, lines: [{ lineNo: 1, confirmedOn: '2030-03-09', quantity }] },
      });
    await said('90');
    expect(await mine()).toMatchObject({ status: 'red', open: '100', unconfirmed: '10' });
    await t.ok('purchasing.confirmPurchaseOrder', { id: order.id });
    expect(await mine()).toMatchObject({ status: 'green', open: '100' });
    expect(await mine()).not.toHaveProperty('unconfirmed');
    await said('90');
    const change = { id: order.id, lines: [{ lineNo: 1, quantity: '90' }] };
    const [line] = (await t.ok('purchasing.changePurchaseOrder', change)).lines;
    expect(line).not.toHaveProperty('confirmedQuantity');
  });

  it('409 and 422: not approved yet, a line that is not there', async () => {
    const { id } = await ordered(t, place);
    const early = await t.call('purchasing.confirmPurchaseOrder', { id });
    expect(early).toMatchObject({ status: 409, body: { code: 'purchasing.orderNotOpen' } });
    const lines = [{ lineNo: 5, confirmedOn: '2030-01-01' }];
    const order = await approved(t, place);
    const wrong = await t.call('purchasing.confirmPurchaseOrder', { id: order.id, lines });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'purchasing.unknownLine' } });
  });
});

describe('purchasing.cancelPurchaseOrder and purchasing.closePurchaseOrder', () => {
  it('nothing arrived: cancelled; something arrived: closed for the rest', async () => {
    const order = await approved(t, place);
    const cancelled = await t.ok('purchasing.cancelPurchaseOrder', { id: order.id, because: 'x' });
    expect(cancelled).toMatchObject({ state: 'cancelled', closedBecause: 'x' });
    const begun = await approved(t, place);
    await arrived(t, begun, '60');
    const late = await t.call('purchasing.cancelPurchaseOrder', { id: begun.id });
    expect(late).toMatchObject({ status: 409, body: { code: 'invalidTransition' } });
    const closed = await t.ok('purchasing.closePurchaseOrder', { id: begun.id });
    expect(closed).toMatchObject({ state: 'closed', lines: [{ cancelled: '40' }] });
    const lines = [{ purchaseOrderId: begun.id, orderLine: 1, quantity: '1' }];
    expect((await t.call('purchasing.receiveGoods', { lines })).status).toBe(409);
    expect((await t.call('purchasing.closePurchaseOrder', { id: begun.id })).status).toBe(409);
  });

  it('409: refused at the door is arrived too', async () => {
    const order = await approved(t, place);
    await arrived(t, order, '0', { rejected: '5' });
    const answer = await t.call('purchasing.cancelPurchaseOrder', { id: order.id });
    expect(answer).toMatchObject({ status: 409, body: { code: 'purchasing.goodsArrived' } });
    expect((await orderOf(t, order.id)).lines[0]).toMatchObject({ received: '0', rejected: '5' });
  });
});
