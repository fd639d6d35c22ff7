import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  routed,
  step,
} from '../../support/making.ts';
import { assertSound, trialBalance } from '../../support/selling.ts';
import { shelfOf, stockUp } from '../../support/stock.ts';

let world: World;
let t: TestTenant;
let plant: Plant;
let material: Body;
let product: Body;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  plant = await newPlant(t, { labourRate: '48', overheadRate: '42' });
  material = await newPart(t, plant);
  product = await newProduct(t, plant);
  await released(t, product.id, [{ itemId: material.id, quantity: '6' }]);
  await routed(t, product.id, [{ workCentreId: plant.centreId, runMinutes: '10' }]);
  await stockUp(t, plant, [{ itemId: material.id, quantity: '100', unitCost: '10' }]);
});
afterAll(() => world.stop());

describe('one order from draft to close', () => {
  it('issue 600, wages 80 and overhead 70 become 10 P at 75', async () => {
    const order = await ordered(t, plant, product.id, '10');
    expect(order.state).toBe('kitted');
    await done(t, 'manufacturing.issueMaterial', order.id);
    await done(t, 'manufacturing.reportOperation', order.id, { operation: 10, good: '10' });
    const receipt = await done(t, 'manufacturing.receiveProduction', order.id, { quantity: '10' });
    expect(receipt.value).toBe('750');
    expect((await orderOf(t, order.id)).state).toBe('done');
    await done(t, 'manufacturing.closeWorkOrder', order.id);
    const cost = await t.ok('manufacturing.workOrderCost', { id: order.id });
    expect(cost).toMatchObject({ material: '600', labour: '80', overhead: '70', value: '0' });
    expect((await shelfOf(t, product.id, plant.mainId)).onHand).toBe('10');
    await world.settle();
    await assertSound(t);
    const books = await trialBalance(t);
    expect(books['4001']).toBeUndefined();
    expect(step).toBeDefined();
  });
});
