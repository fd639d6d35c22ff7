import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  done,
  newPart,
  newPlant,
  newProduct,
  ordered,
  orderOf,
  type Plant,
  released,
  stockUp,
} from '../../support/making.ts';
import { assertSound, newCustomer } from '../../support/selling.ts';
import { shelfOf } from '../../support/stock.ts';

const START = '2099-06-15';

let world: World;
let t: TestTenant;
let plant: Plant;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  plant = await newPlant(t);
});
afterAll(() => world.stop());

/** A set of one pump each, 10 released to start on a day; 10 pumps to be made; a sale of pumps. */
async function pumpsWanted(sale: { quantity: string; requestedDate: string }) {
  const casting = await newPart(t, plant);
  const pump = await newProduct(t, plant);
  const set = await newProduct(t, plant);
  await released(t, pump.id, [{ itemId: casting.id, quantity: '1', backflush: true }]);
  await released(t, set.id, [{ itemId: pump.id, quantity: '1' }]);
  await stockUp(t, plant, [{ itemId: casting.id, quantity: '10', unitCost: '5' }]);
  const sets = await ordered(t, plant, set.id, '10', { startOn: START });
  const pumps = await ordered(t, plant, pump.id, '10');
  const customer = await newCustomer(t);
  const { id } = await t.ok('sales.createSalesOrder', {
    ...{ customerId: customer.id, requestedDate: sale.requestedDate },
    lines: [{ itemId: pump.id, quantity: sale.quantity, price: '100', warehouseId: plant.mainId }],
  });
  await t.ok('sales.confirmSalesOrder', { id });
  return { sets, pumps, saleId: id as string };
}

const reservedFor = async (saleId: string): Promise<string> =>
  (await t.ok('sales.getSalesOrder', { id: saleId })).lines[0].reserved;

const received = (pumps: Body): Promise<Body> =>
  done(t, 'manufacturing.receiveProduction', pumps.id, { quantity: '10' });

it('an order that starts before the customer wants them keeps all pumps as they come in', async () => {
  const { sets, pumps, saleId } = await pumpsWanted({ quantity: '4', requestedDate: '2099-06-16' });
  const receipt = await received(pumps);
  expect(receipt.claimed).toEqual([{ parentOrderId: sets.id, lineNo: 10, quantity: '10' }]);
  await world.settle();
  expect((await orderOf(t, sets.id)).state).toBe('kitted');
  expect(await reservedFor(saleId)).toBe('0');
  await assertSound(t);
});

it('what customers want by the day it starts is left to them', async () => {
  const { sets, pumps, saleId } = await pumpsWanted({ quantity: '4', requestedDate: START });
  const receipt = await received(pumps);
  expect(receipt.claimed).toEqual([{ parentOrderId: sets.id, lineNo: 10, quantity: '6' }]);
  await world.settle();
  expect((await orderOf(t, sets.id)).state).toBe('released');
  expect(await reservedFor(saleId)).toBe('4');
});

it('taken back, the order waits again and nothing is reserved', async () => {
  const { sets, pumps } = await pumpsWanted({ quantity: '4', requestedDate: '2099-06-16' });
  const receipt = await received(pumps);
  await world.settle();
  await t.ok('manufacturing.reverseProductionReceipt', { id: receipt.id });
  expect((await orderOf(t, sets.id)).state).toBe('released');
  const { onHand, reserved } = await shelfOf(t, pumps.itemId, plant.mainId);
  expect([onHand, reserved]).toEqual(['0', '0']);
  await assertSound(t);
});

it('where orders do not reserve, nothing is kept', async () => {
  await t.ok('manufacturing.changeManufacturingSettings', { reservation: 'none' });
  const { pumps } = await pumpsWanted({ quantity: '4', requestedDate: '2099-06-16' });
  expect((await received(pumps)).claimed).toBeUndefined();
  await t.ok('manufacturing.changeManufacturingSettings', { reservation: 'soft' });
});
