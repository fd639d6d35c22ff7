import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approved, arrived, newSupplier } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type LotShop, openLotShop, soon, today, yesterday } from '../../support/lot-shop.ts';
import { newPart, newProduct, ordered, released } from '../../support/making.ts';
import { assertSound } from '../../support/selling.ts';
import { shelfOf } from '../../support/stock.ts';

let world: World;
let t: TestTenant;
let shop: LotShop;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await openLotShop(t);
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

describe('what has expired', () => {
  it('is on hand and not available, wherever it is asked', async () => {
    const { id } = await shop.newLotItem();
    await shop.received(id, 'GONE', '5', yesterday);
    await shop.received(id, 'GOOD', '4', soon);
    await shop.sold(id, '1');
    const amounts = { onHand: '9', reserved: '1', available: '3', expired: '5' };
    expect(await shelfOf(t, id, shop.plant.mainId)).toMatchObject(amounts);
    const { data } = await t.ok('inventory.listStock', { itemId: id });
    expect(data).toMatchObject([amounts]);
    const quote = await t.ok('sales.priceQuote', {
      customerId: shop.customerId,
      itemId: id,
      quantity: '1',
    });
    expect(quote).toMatchObject({ onHand: '9', reserved: '1', available: '3' });
    const at = { warehouseId: shop.plant.mainId };
    const here = await t.ok('sales.priceQuote', {
      customerId: shop.customerId,
      itemId: id,
      quantity: '1',
      ...at,
    });
    expect(here).toMatchObject({ onHand: '9', reserved: '1', available: '3' });
    const promise = (quantity: string) => t.ok('planning.promiseItem', { id, quantity });
    expect((await promise('3')).fullDate).toBe(today);
    expect((await promise('4')).fullDate).not.toBe(today);
  });

  it('is not claimed, however many claim at once', async () => {
    const { id } = await shop.newLotItem();
    await shop.received(id, 'GONE', '5', yesterday);
    await shop.received(id, 'GOOD', '4', soon);
    const orders = await Promise.all([shop.sold(id, '4'), shop.sold(id, '4'), shop.sold(id, '4')]);
    expect(orders.map(({ lines }) => lines[0].reserved).sort()).toEqual(['0', '0', '4']);
  });

  it('is given to nobody, though it was claimed while it was good', async () => {
    const { id } = await shop.newLotItem();
    await shop.received(id, 'A', '100', soon);
    const orders = [await shop.sold(id, '60'), await shop.sold(id, '40')];
    expect(orders.map(({ lines }) => lines[0].reserved)).toEqual(['60', '40']);
    await shop.received(id, 'A', '1', yesterday);
    await shop.received(id, 'B', '30', soon);
    expect(await shelfOf(t, id, shop.plant.mainId)).toMatchObject({
      reserved: '100',
      available: '0',
    });
    expect((await shop.sold(id, '5')).lines[0].reserved).toBe('0');
    const place = { itemId: id, warehouseId: shop.plant.mainId };
    const shared = await t.ok('sales.allocateStock', place);
    expect(shared.stock).toBe('30');
    expect(shared.lines.map((one: Body) => one.after).sort()).toEqual(['0', '0', '30']);
  });

  it('is no material: orders claim what is good, and lack the rest', async () => {
    const part = await newPart(t, shop.plant, { trackLots: true });
    const product = await newProduct(t, shop.plant);
    await released(t, product.id, [{ itemId: part.id, quantity: '1' }]);
    await shop.received(part.id, 'GONE', '5', yesterday);
    await shop.received(part.id, 'GOOD', '2', soon);
    const { id } = await ordered(t, shop.plant, product.id, '6');
    const { lines } = await t.ok('manufacturing.materialRequirements', { id });
    expect(lines).toMatchObject([{ reserved: '2', available: '0', short: '4' }]);
    const kits = await t.ok('planning.kittingAnalysis', { subject: 'workOrders', orderIds: id });
    expect(kits.orders[0]).toMatchObject({ kitQuantity: '2' });
  });

  it('does not keep an order from being made', async () => {
    const product = await newProduct(t, shop.plant, { trackLots: true, salesPrice: '10' });
    const part = await newPart(t, shop.plant);
    await released(t, product.id, [{ itemId: part.id, quantity: '1' }]);
    await shop.received(product.id, 'GONE', '9', yesterday);
    await shop.received(product.id, 'GOOD', '2', soon);
    const order = await shop.sold(product.id, '6');
    const lines = [{ salesOrderId: order.id, lineNo: 1 }];
    const { data } = await t.ok('planning.createWorkOrdersFromSales', { lines });
    expect(data).toMatchObject([{ itemId: product.id, quantity: '4' }]);
  });

  it('leaves the balance of supply and demand where it lies', async () => {
    const { id } = await shop.newLotItem();
    await shop.received(id, 'GONE', '5', yesterday);
    await shop.received(id, 'GOOD', '4', soon);
    const { rows } = await t.ok('planning.itemSupplyDemand', { id });
    expect(rows.map((row: Body) => [row.kind, row.quantity, row.balance])).toEqual([
      ['onHand', '9', '9'],
      ['expired', '-5', '4'],
    ]);
  });

  it('goes back to the supplier', async () => {
    const { id } = await shop.newLotItem();
    const supplier = await newSupplier(t);
    const place = { supplierId: supplier.id, itemId: id, warehouseId: shop.plant.mainId };
    const receipt = await arrived(t, await approved(t, place), '5', {
      ...{ lot: 'GONE', expiresOn: yesterday },
    });
    await t.ok('purchasing.returnToSupplier', {
      ...{ id: receipt.id, lines: [{ receiptLine: 1, quantity: '5' }] },
    });
    expect((await t.ok('inventory.listLots', { itemId: id })).data).toEqual([]);
  });

  it('covers nothing that is to be reordered', async () => {
    const { id } = await shop.newLotItem({ reorderPoint: '6' });
    await shop.received(id, 'GOOD', '2', soon);
    await shop.received(id, 'GONE', '9', yesterday);
    const { requests } = await t.ok('purchasing.requestReorders', { itemIds: [id] });
    expect(requests).toMatchObject([{ itemId: id, quantity: '4' }]);
  });
});
