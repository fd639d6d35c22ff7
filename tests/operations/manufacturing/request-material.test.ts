import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrived, newSupplier } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  done,
  newPart,
  newPlant,
  newProduct,
  ordered,
  type Plant,
  released,
} from '../../support/making.ts';
import { assertSound } from '../../support/selling.ts';
import { stockUp } from '../../support/stock.ts';

let world: World;
let t: TestTenant;
let plant: Plant;
let supplierId: string;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  plant = await newPlant(t);
  supplierId = (await newSupplier(t)).id;
});
afterAll(() => world.stop());

/** 10 P of 2 X and a frame each; 5 X lie there and no frame. */
async function shortOrder(more: Record<string, unknown> = {}) {
  const x = await newPart(t, plant);
  const frame = await newProduct(t, plant);
  const product = await newProduct(t, plant);
  await released(t, product.id, [
    { itemId: x.id, quantity: '2' },
    { itemId: frame.id, quantity: '1' },
  ]);
  await stockUp(t, plant, [{ itemId: x.id, quantity: '5', unitCost: '1' }]);
  return { x, frame, order: await ordered(t, plant, product.id, '10', more) };
}
const ask = (t: Pick<TestTenant, 'ok'>, order: Body, options = {}): Promise<Body> =>
  t.ok('manufacturing.requestMaterial', { id: order.id }, options);
const inbox = async (order: Body): Promise<Body[]> => {
  const { data } = await t.ok('purchasing.purchaseInbox', { source: 'shortage', all: true });
  return data.filter(({ sourceNumber }: Body) => sourceNumber === order.number);
};

describe('an order lacks material (PUR-01)', () => {
  it('needs 20 X, 5 are there: 15 are asked for, tagged with the order; the frame is made', async () => {
    const { x, frame, order } = await shortOrder({ department: '机加' });
    const { lines } = await ask(t, order);
    expect(lines).toMatchObject([
      { itemId: x.id, short: '15', underWay: '0', requested: '15', make: false },
      { itemId: frame.id, short: '10', requested: '0', make: true },
    ]);
    expect(await inbox(order)).toMatchObject([
      { itemId: x.id, quantity: '15', source: 'shortage', department: '机加', progress: 'open' },
    ]);
    const request = await t.ok('purchasing.getPurchaseRequest', { id: lines[0].requestId });
    expect(request).toMatchObject({
      ...{ sourceNoun: 'workOrder', sourceId: order.id, warehouseId: plant.mainId },
      neededOn: order.startOn,
    });
  });

  it('asked again it asks for nothing; for more it asks for the difference', async () => {
    const { x, order } = await shortOrder();
    await ask(t, order);
    expect((await ask(t, order)).lines[0]).toMatchObject({ underWay: '15', requested: '0' });
    await t.ok('manufacturing.changeWorkOrder', { id: order.id, quantity: '12' });
    expect((await ask(t, order)).lines[0]).toMatchObject({
      ...{ itemId: x.id, short: '19', underWay: '15', requested: '4' },
    });
    const quantities = (await inbox(order)).map(({ quantity }) => quantity);
    expect(quantities.sort()).toEqual(['15', '4']);
  });

  it('what was cancelled is asked for again; what has come is not short', async () => {
    const { x, order } = await shortOrder();
    const [first] = (await ask(t, order)).lines;
    await t.ok('purchasing.cancelPurchaseRequest', { id: first.requestId });
    const [second] = (await ask(t, order)).lines;
    expect(second).toMatchObject({ underWay: '0', requested: '15' });
    await t.ok('purchasing.createSupplierPrice', {
      ...{ supplierId, itemId: x.id, taxIncluded: false },
      breaks: [{ minimum: '1', price: '2' }],
    });
    const bought = await t.ok('purchasing.orderRequests', {
      supplierId,
      requests: [{ requestId: second.requestId }],
    });
    await t.ok('purchasing.approvePurchaseOrder', { id: bought.id });
    await arrived(t, bought, '10', { warehouseId: plant.mainId });
    await world.settle();
    expect((await ask(t, order)).lines[0]).toMatchObject({ short: '5', underWay: '5' });
    await arrived(t, bought, '5', { warehouseId: plant.mainId });
    await world.settle();
    const still = (await ask(t, order)).lines.map(({ itemId }: Body) => itemId);
    expect(still).not.toContain(x.id);
  });

  it('lines that take from one shelf share it', async () => {
    const x = await newPart(t, plant);
    const product = await newProduct(t, plant);
    await released(t, product.id, [
      { itemId: x.id, quantity: '1' },
      { itemId: x.id, quantity: '1' },
    ]);
    await stockUp(t, plant, [{ itemId: x.id, quantity: '8', unitCost: '1' }]);
    const order = await ordered(t, plant, product.id, '10', { draft: true });
    expect((await ask(t, order)).lines).toMatchObject([{ itemId: x.id, requested: '12' }]);
  });

  it('a preview asks for nothing, and two who ask at once ask once', async () => {
    const { order } = await shortOrder();
    await ask(t, order, { dryRun: true });
    expect(await inbox(order)).toEqual([]);
    const both = [1, 2].map(() => t.call('manufacturing.requestMaterial', { id: order.id }));
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    expect(statuses).toContain(200);
    expect([200, 409]).toEqual(expect.arrayContaining(statuses));
    expect((await inbox(order)).map(({ quantity }) => quantity)).toEqual(['15']);
  });
});

describe('nothing is asked for', () => {
  it('for an order that is over, by who may not, or of another company', async () => {
    const { order } = await shortOrder();
    const keeper = await t.member(['warehouseKeeper']);
    const id = order.id;
    expect((await keeper.call('manufacturing.requestMaterial', { id })).status).toBe(403);
    await done(t, 'manufacturing.cancelWorkOrder', id);
    const over = await t.call('manufacturing.requestMaterial', { id });
    expect([over.status, over.body.code]).toEqual([409, 'manufacturing.orderNotOpen']);
    const stranger = await world.tenant();
    expect((await stranger.call('manufacturing.requestMaterial', { id })).status).toBe(404);
    await assertSound(t);
  });
});
