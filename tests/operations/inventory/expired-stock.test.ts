import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/kernel/date.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { newPlant, type Plant } from '../../support/making.ts';
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

  it('covers nothing that is to be reordered', async () => {
    const { id } = await newLotItem({ reorderPoint: '6' });
    await received(id, 'GOOD', '2', soon);
    await received(id, 'GONE', '9', yesterday);
    const { requests } = await t.ok('purchasing.requestReorders', { itemIds: [id] });
    expect(requests).toMatchObject([{ itemId: id, quantity: '4' }]);
  });
});
