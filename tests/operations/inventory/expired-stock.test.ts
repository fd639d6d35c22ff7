import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/kernel/date.ts';
import { approved, arrived, newSupplier } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  newPart,
  newPlant,
  newProduct,
  ordered,
  type Plant,
  released,
} from '../../support/making.ts';
import { assertSound, confirmed, newCustomer } from '../../support/selling.ts';
import { newStockItem, shelfOf } from '../../support/stock.ts';
import { todayInChina } from '../../support/today.ts';

const day = (days: number): string => addDays(todayInChina(), days);
const [yesterday, today, soon] = [day(-1), day(0), day(10)];

let world: World;
let t: TestTenant;
let plant: Plant;
let customerId: string;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  plant = await newPlant(t);
  customerId = (await newCustomer(t)).id;
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

const newLotItem = (fields: Record<string, unknown> = {}) =>
  newStockItem(t, plant, { trackLots: true, salesPrice: '10', ...fields });
const received = (itemId: string, lot: string, quantity: string, expiresOn: string) =>
  t.ok('inventory.receiveOtherStock', {
    ...{ warehouseId: plant.mainId, reason: 'found' },
    lines: [{ itemId, quantity, unitCost: '5', lot, expiresOn }],
  });
/** An order line for so much of an item, from the main warehouse. */
const sold = (itemId: string, quantity: string) =>
  confirmed(t, { customerId, itemId, warehouseId: plant.mainId, unitId: plant.unitId }, quantity);

describe('what has expired', () => {
  it('is on hand and not available, wherever it is asked', async () => {
    const { id } = await newLotItem();
    await received(id, 'GONE', '5', yesterday);
    await received(id, 'GOOD', '4', soon);
    await sold(id, '1');
    const amounts = { onHand: '9', reserved: '1', available: '3', expired: '5' };
    expect(await shelfOf(t, id, plant.mainId)).toMatchObject(amounts);
    const { data } = await t.ok('inventory.listStock', { itemId: id });
    expect(data).toMatchObject([amounts]);
    const quote = await t.ok('sales.priceQuote', { customerId, itemId: id, quantity: '1' });
    expect(quote).toMatchObject({ onHand: '9', reserved: '1', available: '3' });
    const at = { warehouseId: plant.mainId };
    const here = await t.ok('sales.priceQuote', { customerId, itemId: id, quantity: '1', ...at });
    expect(here).toMatchObject({ onHand: '9', reserved: '1', available: '3' });
    const promise = (quantity: string) => t.ok('planning.promiseItem', { id, quantity });
    expect((await promise('3')).fullDate).toBe(today);
    expect((await promise('4')).fullDate).not.toBe(today);
  });

  it('is not claimed, however many claim at once', async () => {
    const { id } = await newLotItem();
    await received(id, 'GONE', '5', yesterday);
    await received(id, 'GOOD', '4', soon);
    const orders = await Promise.all([sold(id, '4'), sold(id, '4'), sold(id, '4')]);
    expect(orders.map(({ lines }) => lines[0].reserved).sort()).toEqual(['0', '0', '4']);
  });

  it('is given to nobody, though it was claimed while it was good', async () => {
    const { id } = await newLotItem();
    await received(id, 'A', '100', soon);
    const orders = [await sold(id, '60'), await sold(id, '40')];
    expect(orders.map(({ lines }) => lines[0].reserved)).toEqual(['60', '40']);
    await received(id, 'A', '1', yesterday);
    await received(id, 'B', '30', soon);
    expect(await shelfOf(t, id, plant.mainId)).toMatchObject({ reserved: '100', available: '0' });
    expect((await sold(id, '5')).lines[0].reserved).toBe('0');
    const place = { itemId: id, warehouseId: plant.mainId };
    const shared = await t.ok('sales.allocateStock', place);
    expect(shared.stock).toBe('30');
    expect(shared.lines.map((one: Body) => one.after).sort()).toEqual(['0', '0', '30']);
  });

  it('is no material: orders claim what is good, and lack the rest', async () => {
    const part = await newPart(t, plant, { trackLots: true });
    const product = await newProduct(t, plant);
    await released(t, product.id, [{ itemId: part.id, quantity: '1' }]);
    await received(part.id, 'GONE', '5', yesterday);
    await received(part.id, 'GOOD', '2', soon);
    const { id } = await ordered(t, plant, product.id, '6');
    const { lines } = await t.ok('manufacturing.materialRequirements', { id });
    expect(lines).toMatchObject([{ reserved: '2', available: '0', short: '4' }]);
    const kits = await t.ok('planning.kittingAnalysis', { subject: 'workOrders', orderIds: id });
    expect(kits.orders[0]).toMatchObject({ kitQuantity: '2' });
  });

  it('does not keep an order from being made', async () => {
    const product = await newProduct(t, plant, { trackLots: true, salesPrice: '10' });
    const part = await newPart(t, plant);
    await released(t, product.id, [{ itemId: part.id, quantity: '1' }]);
    await received(product.id, 'GONE', '9', yesterday);
    await received(product.id, 'GOOD', '2', soon);
    const order = await sold(product.id, '6');
    const lines = [{ salesOrderId: order.id, lineNo: 1 }];
    const { data } = await t.ok('planning.createWorkOrdersFromSales', { lines });
    expect(data).toMatchObject([{ itemId: product.id, quantity: '4' }]);
  });

  it('leaves the balance of supply and demand where it lies', async () => {
    const { id } = await newLotItem();
    await received(id, 'GONE', '5', yesterday);
    await received(id, 'GOOD', '4', soon);
    const { rows } = await t.ok('planning.itemSupplyDemand', { id });
    expect(rows.map((row: Body) => [row.kind, row.quantity, row.balance])).toEqual([
      ['onHand', '9', '9'],
      ['expired', '-5', '4'],
    ]);
  });

  it('goes back to the supplier', async () => {
    const { id } = await newLotItem();
    const supplier = await newSupplier(t);
    const place = { supplierId: supplier.id, itemId: id, warehouseId: plant.mainId };
    const receipt = await arrived(t, await approved(t, place), '5', {
      ...{ lot: 'GONE', expiresOn: yesterday },
    });
    await t.ok('purchasing.returnToSupplier', {
      ...{ id: receipt.id, lines: [{ receiptLine: 1, quantity: '5' }] },
    });
    expect((await t.ok('inventory.listLots', { itemId: id })).data).toEqual([]);
  });

  it('covers nothing that is to be reordered', async () => {
    const { id } = await newLotItem({ reorderPoint: '6' });
    await received(id, 'GOOD', '2', soon);
    await received(id, 'GONE', '9', yesterday);
    const { requests } = await t.ok('purchasing.requestReorders', { itemIds: [id] });
    expect(requests).toMatchObject([{ itemId: id, quantity: '4' }]);
  });
});
