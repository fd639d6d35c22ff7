import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  done,
  newPart,
  newPlant,
  newProduct,
  ordered,
  type Plant,
  released,
  routed,
} from '../../support/making.ts';
import { assertSound, trialBalance } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let plant: Plant;
const period = '2026-03';
const on = (day: string) => ({ date: `${period}-${day}` });

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant({ costingMethod: 'monthlyAverage', firstPeriod: period });
  plant = await newPlant(t, { labourRate: '48', overheadRate: '42' });
});
afterAll(() => world.stop());

const stock = (itemId: string, quantity: string, unitCost: string, day: string) =>
  t.ok('inventory.receiveOtherStock', {
    ...{ warehouseId: plant.mainId, reason: 'other', account: 'capital', ...on(day) },
    lines: [{ itemId, quantity, unitCost }],
  });

/** Calls until nothing remains; answers what each call did. */
async function run(): Promise<[items: number, orders: number][]> {
  const steps: [number, number][] = [];
  for (let call = 0; call < 20; call += 1) {
    const { items, orders, remaining } = await t.ok('manufacturing.runProductionCost', { period });
    steps.push([items, orders]);
    if (remaining === 0) break;
  }
  return steps;
}

const poolOf = async (itemId: string): Promise<Body> =>
  (await t.ok('inventory.listCostPool', { filter: { itemId: { eq: itemId } } })).data[0];

describe('a month under the monthly average', () => {
  let x: Body;
  let part: Body;
  let product: Body;
  let low: Body;
  let high: Body;

  beforeAll(async () => {
    x = await newPart(t, plant);
    part = await newProduct(t, plant);
    product = await newProduct(t, plant);
    await released(t, part.id, [{ itemId: x.id, quantity: '6' }]);
    await released(t, product.id, [{ itemId: part.id, quantity: '1' }]);
    await routed(t, part.id, [{ workCentreId: plant.centreId, runMinutes: '10' }]);
    await stock(x.id, '60', '9', '02');
    const when = { startOn: `${period}-03`, dueOn: `${period}-20` };
    low = await ordered(t, plant, part.id, '10', when);
    await done(t, 'manufacturing.issueMaterial', low.id, {
      ...on('05'),
      lines: [{ lineNo: 10, quantity: '60' }],
    });
    await done(t, 'manufacturing.reportOperation', low.id, {
      ...on('06'),
      operation: 10,
      good: '10',
    });
    await done(t, 'manufacturing.receiveProduction', low.id, { ...on('07'), quantity: '10' });
    high = await ordered(t, plant, product.id, '4', when);
    await done(t, 'manufacturing.issueMaterial', high.id, {
      ...on('08'),
      lines: [{ lineNo: 10, quantity: '4' }],
    });
    await done(t, 'manufacturing.receiveProduction', high.id, { ...on('09'), quantity: '4' });
    // Bought after the issue: the average of the month is 10 all the same.
    await stock(x.id, '60', '11', '25');
    await world.settle();
  }, 60_000);

  it('before the run only labour and overhead are on production', async () => {
    const books = await trialBalance(t);
    expect(books['4001']).toBe(150);
    await assertSound(t);
  });

  it('the run of the items leaves those of production alone', async () => {
    const { remaining, inProduction } = await t.ok('inventory.runMonthCost', { period });
    expect([remaining, inProduction]).toEqual([0, 3]);
  });

  it('material goes first, then the order, what it made, and the order above', async () => {
    expect(await run()).toEqual([
      [1, 0],
      [0, 1],
      [1, 0],
      [0, 1],
      [1, 0],
    ]);
  });

  it('issue 600, wages 80, overhead 70: 10 parts at 75, and 4 products of them at 75', async () => {
    expect((await poolOf(part.id)).closedMonths[0]).toMatchObject({ unitCost: '75' });
    expect((await poolOf(product.id)).value).toBe('300');
    expect((await poolOf(part.id)).value).toBe('450');
    const cost = await t.ok('manufacturing.workOrderCost', { id: low.id });
    expect(cost).toMatchObject({ material: '600', labour: '80', overhead: '70', value: '0' });
    expect(cost.received).toBe('750');
  });

  it('nothing is left in process and the books agree', async () => {
    await world.settle();
    const books = await trialBalance(t);
    expect(books['4001']).toBeUndefined();
    await assertSound(t);
  });

  it('running it again changes nothing', async () => {
    const again = await t.ok('manufacturing.runProductionCost', { period });
    expect(again).toMatchObject({ items: 0, orders: 0, remaining: 0, cost: '0' });
  });

  it('a receipt whose month was run is not taken back', async () => {
    const { data } = await t.ok('manufacturing.listProductionReceipt', {
      filter: { workOrderId: { eq: low.id } },
    });
    const back = await t.call('manufacturing.reverseProductionReceipt', { id: data[0].id });
    expect([back.status, back.body.code]).toEqual([409, 'manufacturing.alreadyRolled']);
  });

  it('closing an order afterwards leaves nothing behind', async () => {
    await done(t, 'manufacturing.closeWorkOrder', low.id);
    await done(t, 'manufacturing.closeWorkOrder', high.id);
    await world.settle();
    await assertSound(t);
  });

  it('a month that is not over, and another method, are refused', async () => {
    const today = new Date().toISOString().slice(0, 7);
    const now = await t.call('manufacturing.runProductionCost', { period: today });
    expect([now.status, now.body.code]).toEqual([422, 'inventory.monthNotOver']);
    const keeper = await t.member(['warehouseKeeper']);
    expect((await keeper.call('manufacturing.runProductionCost', { period })).status).toBe(403);
    const moving = await world.tenant();
    const other = await moving.call('manufacturing.runProductionCost', { period });
    expect(other.body.code).toBe('inventory.notMonthlyAverage');
  });
});

describe('an order that is half done at the end of the month', () => {
  it('leaves the other half in process, and the rest moves with the next run', async () => {
    const x = await newPart(t, plant);
    const product = await newProduct(t, plant);
    await released(t, product.id, [{ itemId: x.id, quantity: '1' }]);
    await stock(x.id, '10', '5', '26');
    const when = { startOn: `${period}-26`, dueOn: '2026-04-10' };
    const order = await ordered(t, plant, product.id, '10', when);
    await done(t, 'manufacturing.issueMaterial', order.id, {
      ...on('27'),
      lines: [{ lineNo: 10, quantity: '10' }],
    });
    await done(t, 'manufacturing.receiveProduction', order.id, { ...on('28'), quantity: '4' });
    await run();
    expect((await poolOf(product.id)).value).toBe('20');
    const half = await t.ok('manufacturing.workOrderCost', { id: order.id });
    expect([half.material, half.value]).toEqual(['50', '30']);
    await done(t, 'manufacturing.receiveProduction', order.id, {
      date: '2026-04-02',
      quantity: '6',
    });
    await t.ok('manufacturing.runProductionCost', { period: '2026-04' });
    await t.ok('manufacturing.runProductionCost', { period: '2026-04' });
    expect((await poolOf(product.id)).value).toBe('50');
    expect((await t.ok('manufacturing.workOrderCost', { id: order.id })).value).toBe('0');
    await world.settle();
    await assertSound(t);
  });
});
