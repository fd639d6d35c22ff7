import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newMaterial, newSupplier, openPurchasing, type Purchasing } from '../../support/buying.ts';
import { imported } from '../../support/finance.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { assertSound } from '../../support/selling.ts';

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

const offer = (supplierId: string, itemId: string, price: string, more: object = {}) =>
  t.ok('purchasing.createSupplierPrice', {
    ...{ supplierId, itemId, taxIncluded: false, breaks: [{ minimum: '1', price }], ...more },
  });

describe('a quote while an order is typed', () => {
  it('200: price, unit, tax and day are those of the order that follows', async () => {
    const supplier = await newSupplier(t, { leadTimeDays: 5 });
    const { id: unitId } = (await t.ok('masterdata.listUnit', { filter: { code: { eq: 'BOX' } } }))
      .data[0];
    const { id: itemId } = await newMaterial(t, {
      purchaseUnits: [{ unitId, numerator: '12', denominator: '1' }],
    });
    const line = { itemId, quantity: '24' };
    const asked = { supplierId: supplier.id, ...line };
    const unknown = await t.ok('purchasing.purchaseQuote', asked);
    expect(unknown).toMatchObject({ price: null, purchaseQuantity: '24', taxRate: '0.13' });
    await offer(supplier.id, itemId, '120', { unitId });
    const quote = await t.ok('purchasing.purchaseQuote', asked);
    expect(quote).toMatchObject({ price: '120', unitId, purchaseQuantity: '2' });
    const { lines, taxIncluded } = await t.ok('purchasing.createPurchaseOrder', {
      ...{ supplierId: supplier.id, lines: [line] },
    });
    const { price, purchaseQuantity, taxRate, promisedOn } = lines[0];
    expect(quote).toEqual({ price, unitId, purchaseQuantity, taxRate, promisedOn, taxIncluded });
    const other = { ...asked, taxIncluded: true, taxCode: 'cn.services' };
    expect(await t.ok('purchasing.purchaseQuote', other)).toMatchObject({
      ...{ price: '127.2', taxRate: '0.06', taxIncluded: true },
    });
  });

  it('404: an item that there is not is named', async () => {
    const { body } = await t.call('purchasing.purchaseQuote', {
      ...{ supplierId: place.supplierId, itemId: `itm_${'0'.repeat(26)}`, quantity: '1' },
    });
    expect(body).toMatchObject({ code: 'notFound', errors: [{ pointer: '/itemId' }] });
  });
});

describe('supplier prices', () => {
  it('201: currency, tax form and day come by themselves; breaks must rise', async () => {
    const { id: itemId } = await newMaterial(t);
    const breaks = [{ minimum: '1', price: '10' }];
    const wish = { supplierId: place.supplierId, itemId, breaks };
    const made = await t.ok('purchasing.createSupplierPrice', wish);
    expect(made).toMatchObject({ currency: 'CNY', taxIncluded: true });
    const again = await t.call('purchasing.createSupplierPrice', wish);
    expect(again).toMatchObject({ status: 409, body: { code: 'duplicate' } });
    const falling = { ...wish, validFrom: '2030-01-01', breaks: [...breaks, ...breaks] };
    const wrong = await t.call('purchasing.createSupplierPrice', falling);
    expect(wrong).toMatchObject({ status: 422, body: { code: 'purchasing.priceNotInOrder' } });
    const ended = { ...wish, validFrom: '2030-01-01', validTo: '2029-01-01' };
    const reversed = await t.call('purchasing.createSupplierPrice', ended);
    expect(reversed.body.code).toBe('purchasing.validityReversed');
    const dollars = { ...wish, validFrom: '2030-01-01', currency: 'USD' };
    const foreign = await t.call('purchasing.createSupplierPrice', dollars);
    expect(foreign.body.code).toBe('purchasing.foreignCurrency');
  });

  it('they come from a file too, by the codes of supplier and item', async () => {
    const supplier = await newSupplier(t);
    const item = await newMaterial(t);
    const job = await imported(
      world,
      t,
      'supplierPrice',
      'supplierId,itemId,taxIncluded,breaks.1.minimum,breaks.1.price,leadTimeDays,validFrom',
      `${supplier.code},${item.code},false,1,12.5,9,2026-01-01`,
    );
    expect(job).toMatchObject({ state: 'succeeded' });
    const { data } = await t.ok('purchasing.listSupplierPrice', {
      filter: { itemId: { eq: item.id } },
    });
    expect(data).toMatchObject([{ supplierId: supplier.id, leadTimeDays: 9 }]);
  });

  it('a unit that nothing converts is refused at its field, by hand and from a file', async () => {
    const item = await newMaterial(t);
    const crate = await t.ok('masterdata.createUnit', {
      code: 'CRATE',
      name: 'crate',
      decimals: 0,
    });
    const breaks = [{ minimum: '1', price: '10' }];
    const wish = { supplierId: place.supplierId, itemId: item.id, breaks };
    const refused = await t.call('purchasing.createSupplierPrice', { ...wish, unitId: crate.id });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'noConversion', errors: [{ pointer: '/unitId' }] },
    });
    const made = await t.ok('purchasing.createSupplierPrice', wish);
    const changed = { id: made.id, unitId: crate.id };
    expect((await t.call('purchasing.updateSupplierPrice', changed)).body.code).toBe(
      'noConversion',
    );

    const supplier = await newSupplier(t);
    const header = 'supplierId,itemId,unitId,breaks.1.minimum,breaks.1.price';
    const row = `${supplier.code},${item.code},CRATE,1,12.5`;
    const job = await imported(world, t, 'supplierPrice', header, row);
    expect(job).toMatchObject({ created: 0, failed: 1 });
    expect(job.errors).toMatchObject([{ row: 2, column: 'unitId', code: 'noConversion' }]);

    const purchaseUnits = [{ unitId: crate.id, numerator: '24', denominator: '1' }];
    await t.ok('masterdata.updateItem', { id: item.id, purchaseUnits });
    expect((await t.call('purchasing.updateSupplierPrice', changed)).status).toBe(200);
    expect(await imported(world, t, 'supplierPrice', header, row)).toMatchObject({ created: 1 });
  });
});

describe('purchasing.proposeSuppliers (PUR-04)', () => {
  it('three are ranked, each with its reasons; lots and taxes are taken in', async () => {
    const { id: itemId } = await newMaterial(t);
    const [a, b, c] = await Promise.all([newSupplier(t), newSupplier(t), newSupplier(t)]);
    await offer(a.id, itemId, '10', { leadTimeDays: 7 });
    await offer(b.id, itemId, '9.6', { leadTimeDays: 20, minimumLot: '500' });
    await offer(c.id, itemId, '11.074', { leadTimeDays: 10, taxIncluded: true });
    const { data } = await t.ok('purchasing.proposeSuppliers', { itemId, quantity: '100' });
    expect(data.map(({ supplierId }: Body) => supplierId)).toEqual([a.id, c.id, b.id]);
    expect(data.map(({ rank }: Body) => rank)).toEqual([1, 2, 3]);
    expect(data[1]).toMatchObject({ netPrice: '9.8', net: '980', quantity: '100' });
    expect(data[2]).toMatchObject({ netPrice: '9.6', quantity: '500', leadTimeDays: 20 });
    expect(data[0].steps.map(({ value }: Body) => value)).toEqual(['0.96', '1']);
    await t.ok('purchasing.changePurchasingSettings', { leadTimeWeight: 0 });
    const cheap = await t.ok('purchasing.proposeSuppliers', { itemId, quantity: '100' });
    expect(cheap.data[0].supplierId).toBe(b.id);
    const seller = await t.member(['salesRep']);
    const wish = { itemId, quantity: '1' };
    expect((await seller.call('purchasing.proposeSuppliers', wish)).status).toBe(403);
  });
});

describe('purchasing.reorderProposal and purchasing.acceptReorderProposal (PUR-04)', () => {
  it('the numbers of the book: safety stock 49, reorder point 349, order 620', async () => {
    const { id: itemId } = await newMaterial(t);
    const proposal = await t.ok('purchasing.reorderProposal', {
      ...{ itemId, dailyDemand: '50', demandDeviation: '12', leadTimeDays: '6' },
      ...{ serviceLevel: '0.95', yearlyDemand: '12000', orderCost: '80', holdingCost: '5' },
    });
    expect(proposal).toMatchObject({
      ...{ safetyStock: '49', reorderPoint: '349', orderQuantity: '620' },
    });
    const { safetyStock, reorderPoint, orderQuantity } = proposal;
    const accepted = { itemId, safetyStock, reorderPoint, lotSize: orderQuantity };
    const planner = await t.member(['planner']);
    const item = await planner.ok('purchasing.acceptReorderProposal', accepted);
    expect(item).toMatchObject({ safetyStock: '49', reorderPoint: '349', lotSize: '620' });
    const buyer = await t.member(['buyer']);
    expect((await buyer.call('purchasing.acceptReorderProposal', accepted)).status).toBe(403);
    const asked = await t.ok('purchasing.requestReorders', { itemIds: [itemId] });
    expect(asked.requests).toMatchObject([{ quantity: '620' }]);
  });

  it('what was used up in the last 90 days speaks for itself; a wrong level is refused', async () => {
    const { id: itemId } = await newMaterial(t, { leadTimeDays: 4, serviceLevel: '0.9' });
    const { warehouseId } = place;
    const lines = [{ itemId, quantity: '100', unitCost: '2' }];
    await t.ok('inventory.receiveOtherStock', { warehouseId, reason: 'found', lines });
    const customer = await t.ok('masterdata.createCustomer', {
      ...{ code: 'C-9', name: 'C', tier: 'A', revenuePoint: 'delivery' },
      paymentTerms: { kind: 'net', days: 30 },
    });
    const order = await t.ok('sales.createSalesOrder', {
      customerId: customer.id,
      lines: [{ itemId, quantity: '90', price: '5' }],
    });
    await t.ok('sales.confirmSalesOrder', { id: order.id });
    await t.ok('sales.deliverSalesOrder', { id: order.id });
    const proposal = await t.ok('purchasing.reorderProposal', { itemId });
    expect(proposal).toMatchObject({ safetyStock: '25', reorderPoint: '29', orderQuantity: null });
    const wrong = await t.call('purchasing.reorderProposal', { itemId, serviceLevel: '1' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'purchasing.impossibleLevel' } });
  });
});

describe('purchasing.changePurchasingSettings', () => {
  it('200: what is named changes, null clears; 403 for who only buys nothing', async () => {
    const set = await t.ok('purchasing.changePurchasingSettings', { approvalLimit: '5000' });
    expect(set).toMatchObject({ approvalLimit: '5000', priceTolerance: '0.02' });
    const cleared = await t.ok('purchasing.changePurchasingSettings', { approvalLimit: null });
    expect(cleared.approvalLimit).toBeUndefined();
    const keeper = await t.member(['warehouseKeeper']);
    const wish = { reminderDays: 5 };
    expect((await keeper.call('purchasing.changePurchasingSettings', wish)).status).toBe(403);
  });
});
