import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newMaterial } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  assertSound,
  mainWarehouse,
  newCustomer,
  newItem,
  receive,
} from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let product: string;
let material: string;
let screw: string;
let customerId: string;

/** P is made of 2 X and a frame, which is made of 4 screws; 600 X and no screw lie there. */
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  ({ id: customerId } = await newCustomer(t));
  ({ id: product } = await newItem(t, { make: true }));
  ({ id: material } = await newMaterial(t));
  ({ id: screw } = await newMaterial(t));
  const { id: frame } = await newItem(t, { make: true });
  const made = async (itemId: string, lines: [string, string][]) => {
    const { id } = await t.ok('engineering.createBom', {
      ...{ itemId, outputQuantity: '1' },
      lines: lines.map(([part, quantity], i) => ({ lineNo: i + 1, itemId: part, quantity })),
    });
    await t.ok('engineering.releaseBom', { id });
  };
  await made(frame, [[screw, '4']]);
  await made(product, [
    [material, '2'],
    [frame, '1'],
  ]);
  await receive(t, material, await mainWarehouse(t), '600');
});
afterAll(async () => {
  await assertSound(t);
  await world.stop();
});

async function confirmed(quantity: string): Promise<Body> {
  const { id } = await t.ok('sales.createSalesOrder', {
    ...{ customerId, requestedDate: '2030-05-01' },
    lines: [{ itemId: product, quantity }],
  });
  const order = await t.ok('sales.confirmSalesOrder', { id });
  await world.settle();
  return order;
}
const requestsFor = async (order: Body): Promise<Body[]> => {
  const { data } = await t.ok('purchasing.purchaseInbox', { source: 'salesOrder' });
  return data.filter(({ sourceNumber }: Body) => sourceNumber === order.number);
};

describe('a large order lacks material (PUR-21)', () => {
  it('1,000 P need 2,000 X, 600 are there: 1,400 X and 4,000 screws, for that order', async () => {
    const order = await confirmed('1000');
    const asked = await requestsFor(order);
    const byItem = Object.fromEntries(asked.map(({ itemId, quantity }) => [itemId, quantity]));
    expect(byItem).toEqual({ [material]: '1400', [screw]: '4000' });
    expect(asked[0]).toMatchObject({ neededOn: '2030-05-01', sourceNumber: order.number });
  });

  it('a small order asks for nothing', async () => {
    expect(await requestsFor(await confirmed('10'))).toEqual([]);
  });

  it('nothing is asked for where the company does not want it', async () => {
    await t.ok('purchasing.changePurchasingSettings', { shortageFrom: null });
    expect(await requestsFor(await confirmed('1000'))).toEqual([]);
  });
});
