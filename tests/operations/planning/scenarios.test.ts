import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { approved } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type Factory, openFactory } from '../../support/planning.ts';

let world: World;
let t: TestTenant;
let factory: Factory;
let bike: Body;
let frame: Body;

beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.stop());

/** Ten bicycles are ordered for day 40, a hundred forecast for the ten days after that. */
beforeEach(async () => {
  t = await world.tenant();
  factory = await openFactory(world, t);
  bike = await factory.item({ make: true, leadTimeDays: 5 });
  frame = await factory.item({ leadTimeDays: 10, lotPolicy: 'period', lotPeriodDays: 60 });
  await factory.bom(bike.id, [{ itemId: frame.id, quantity: '1' }]);
  await factory.sold([{ itemId: bike.id, quantity: '10' }], factory.day(40));
}, 60_000);

const scenario = (fields: Record<string, unknown>): Promise<Body> =>
  t.ok('planning.createPlanningScenario', { name: 'More', ...fields });

async function planned(fields: Record<string, unknown>): Promise<Body> {
  const { id } = await scenario(fields);
  const run = await t.ok('planning.runScenario', { id });
  await world.settle();
  return t.ok('planning.getPlanningRun', { id: run.id });
}

const inUse = async (): Promise<string | undefined> =>
  (await t.ok('planning.listPlanningSettings')).data[0]?.currentRunId;

const quantities = async (item: Body, runId?: string): Promise<string[]> => {
  const orders = await factory.orders({ itemId: item.id, ...(runId && { runId }) });
  return orders.map(({ quantity }) => quantity);
};

describe('planning.runScenario', () => {
  test('202: its plan is kept beside the one in use, and held against it', async () => {
    const first = await factory.run();
    const demands = [{ itemId: bike.id, quantity: '30', date: factory.day(60) }];
    const run = await planned({ demands });
    expect(run).toMatchObject({ state: 'kept', previousRunId: first.id, added: 1, changed: 1 });
    const job = await t.ok('platform.getJob', { id: run.jobId });
    expect(job).toMatchObject({ state: 'succeeded', done: 2 });
    expect(await inUse()).toBe(first.id);
    expect(await quantities(bike)).toEqual(['10']);
    expect(await quantities(bike, run.id)).toEqual(['10', '30']);
    const found = await t.ok('planning.comparePlans', { before: first.id, after: run.id });
    expect(found.orders).toEqual({ added: 1, removed: 0, changed: 1 });
    const said = found.data.map(({ change, itemId, kind, before, after }: Body) => [
      ...[change, itemId, kind, before?.quantity, after?.quantity],
    ]);
    expect(said).toEqual([
      ['added', bike.id, 'make', undefined, '30'],
      ['changed', frame.id, 'buy', '10', '40'],
    ]);
  });

  test('what is liked of it is firmed, and the plan in use has seen it at once', async () => {
    await t.ok('planning.changePlanningSettings', { planOnOrders: true });
    const first = await factory.run();
    const demands = [{ itemId: bike.id, quantity: '30', date: factory.day(60) }];
    const run = await planned({ demands });
    const more = (await factory.orders({ runId: run.id })).find(
      ({ quantity }) => quantity === '30',
    );
    const ids = [more?.['id']];
    await t.ok('planning.firmPlannedOrders', { runId: run.id, plannedOrderIds: ids });
    await world.settle();
    expect(await inUse()).not.toBe(first.id);
    // The thirty are firm and need their frames; the ten are planned as they were.
    expect(await quantities(bike)).toEqual(['10']);
    expect(await quantities(frame)).toEqual(['40']);
  });

  test('what was firmed and is given back is planned no more', async () => {
    await t.ok('planning.changePlanningSettings', { planOnOrders: true });
    await factory.run();
    const demands = [{ itemId: bike.id, quantity: '30', date: factory.day(60) }];
    const run = await planned({ demands });
    const orders = await factory.orders({ runId: run.id, itemId: bike.id });
    const ids = orders.filter(({ quantity }) => quantity === '30').map(({ id }) => id);
    const taken = { runId: run.id, plannedOrderIds: ids };
    const { data } = await t.ok('planning.firmPlannedOrders', taken);
    await world.settle();
    expect(await quantities(frame)).toEqual(['40']);
    await t.ok('planning.cancelFirmPlannedOrder', { id: data[0].id });
    await world.settle();
    expect(await quantities(frame)).toEqual(['10']);
  });

  test('a company that plans by hand keeps its plan', async () => {
    const first = await factory.run();
    const run = await planned({});
    const [order] = await factory.orders({ runId: run.id, itemId: bike.id });
    const taken = { runId: run.id, plannedOrderIds: [order?.['id']] };
    await t.ok('planning.firmPlannedOrders', taken);
    await world.settle();
    expect(await inUse()).toBe(first.id);
  });

  test('409: what was taken of one plan is not taken of the other once more', async () => {
    const first = await factory.run();
    const run = await planned({ items: [{ itemId: frame.id, safetyStock: '5' }] });
    const [order] = await factory.orders({ itemId: bike.id });
    const asked = { plannedOrderIds: [order?.['id']] };
    await t.ok('planning.releasePlannedOrders', { ...asked, runId: first.id });
    const twice = await t.call('planning.releasePlannedOrders', { ...asked, runId: run.id });
    expect([twice.status, twice.body.code]).toEqual([409, 'planning.alreadyReleased']);
    const firm = await t.call('planning.firmPlannedOrders', { ...asked, runId: run.id });
    expect(firm.body.code).toBe('planning.alreadyReleased');
    await t.ok('planning.undoRelease', { ...asked, runId: first.id });
    await t.ok('planning.firmPlannedOrders', { ...asked, runId: run.id });
  });

  test('net change leads to the same plan', async () => {
    await factory.run();
    const { id } = await scenario({
      demands: [{ itemId: bike.id, quantity: '30', date: factory.day(60) }],
      items: [{ itemId: frame.id, safetyStock: '7', leadTimeDays: 30 }],
    });
    const plans: string[] = [];
    for (const mode of ['regenerate', 'netChange'] as const) {
      const run = await t.ok('planning.runScenario', { id, mode });
      await world.settle();
      const { state } = await t.ok('planning.getPlanningRun', { id: run.id });
      expect(state).toBe('kept');
      const read = (rows: string) => t.ok('planning.exportPlan', { runId: run.id, rows });
      plans.push(`${await read('orders')}${await read('pegs')}`);
    }
    expect(plans[0]).toContain(bike.id);
    expect(plans[1]).toBe(plans[0]);
  });

  test('takes the place of a run that waits for orders, and theirs follows it', async () => {
    const first = await factory.run();
    const { id } = await scenario({});
    await t.ok('planning.changePlanningSettings', { planOnOrders: true });
    await factory.sold([{ itemId: bike.id, quantity: '5' }], factory.day(50));
    const gathers = async () => {
      const { data } = await t.ok('planning.listPlanningRun', { sort: '-createdAt', limit: 1 });
      return data[0].gathers;
    };
    await expect.poll(gathers).toBe(true);
    const run = await t.ok('planning.runScenario', { id });
    await world.settle();
    expect(await t.ok('planning.getPlanningRun', { id: run.id })).toMatchObject({ state: 'kept' });
    expect(await inUse()).not.toBe(first.id);
    expect(await quantities(bike)).toEqual(['10', '5']);
  });

  test('forecasts count as much as it says, before orders consume them', async () => {
    const [from, to] = [factory.day(41), factory.day(50)];
    await t.ok('planning.createForecast', { itemId: bike.id, from, to, quantity: '100' });
    await factory.sold([{ itemId: bike.id, quantity: '40' }], factory.day(45));
    await factory.run();
    const sumOf = (list: readonly string[]) => list.reduce((sum, one) => sum + Number(one), 0);
    expect(sumOf(await quantities(bike))).toBe(110);
    const run = await planned({ forecasts: [{ share: '1.2' }] });
    expect(sumOf(await quantities(bike, run.id))).toBe(130);
    const less = await planned({
      name: 'Less',
      forecasts: [{ share: '9' }, { itemId: bike.id, share: '0.5' }],
    });
    expect(sumOf(await quantities(bike, less.id))).toBe(60);
  });

  test('items are planned as it says: safety stock and lead time', async () => {
    await factory.run();
    const items = [{ itemId: frame.id, safetyStock: '7', leadTimeDays: 30 }];
    const run = await planned({ items });
    const [before] = await factory.orders({ itemId: frame.id });
    const after = await factory.orders({ itemId: frame.id, runId: run.id });
    expect(before).toMatchObject({ releaseOn: factory.day(25), quantity: '10' });
    expect(after[0]).toMatchObject({ availableOn: factory.day(0), quantity: '17' });
    expect(after[0]).toMatchObject({ releaseOn: factory.day(-30), pastDue: true });
  });

  test('purchases come as much later as it says, those of the supplier or item it names', async () => {
    const place = { ...factory, itemId: frame.id };
    await approved(t, place, { quantity: '10', neededOn: factory.day(20) });
    await factory.run();
    expect(await quantities(frame)).toEqual([]);
    const arrivals = async (runId: string) => {
      const plan = await t.ok('planning.itemPlan', { runId, itemId: frame.id, bucket: 'day' });
      return plan.rows.flatMap(({ from, scheduled }: Body) => (scheduled === '0' ? [] : [from]));
    };
    const other = await planned({ delays: [{ itemId: bike.id, days: 90 }] });
    expect(await arrivals(other.id)).toEqual([factory.day(20)]);
    const delays = [
      { supplierId: factory.supplierId, days: 3 },
      { itemId: frame.id, days: 8 },
    ];
    const run = await planned({ name: 'Late', delays });
    expect(await arrivals(run.id)).toEqual([factory.day(28)]);
  });

  test('409: one run at a time; 404 for another company; 403 without the right', async () => {
    const { id } = await scenario({});
    expect((await t.call('planning.runMrp')).status).toBe(202);
    const second = await t.call('planning.runScenario', { id });
    expect([second.status, second.body.code]).toEqual([409, 'planning.runUnderWay']);
    await world.settle();
    const stranger = await world.tenant();
    expect((await stranger.call('planning.runScenario', { id })).status).toBe(404);
    const buyer = await t.member(['buyer']);
    expect((await buyer.call('planning.runScenario', { id })).status).toBe(403);
  });

  test('422: an item stands once in a table', async () => {
    const twice = [{ share: '1' }, { share: '2' }];
    const refused = await t.call('planning.createPlanningScenario', {
      name: 'A',
      forecasts: twice,
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'planning.repeatedItem']);
    expect(refused.body.errors).toMatchObject([{ pointer: '/forecasts/1/itemId' }]);
  });
});

describe('safety stock of an area beside the main one', () => {
  test('is planned there, the rest as the item says', async () => {
    const areaStocks = [{ area: 'north', safetyStock: '25' }];
    const bolt = await factory.item({ safetyStock: '5', leadTimeDays: 3, areaStocks });
    await factory.run();
    const orders = await factory.orders({ itemId: bolt.id });
    expect(orders.map(({ area, quantity }) => [area, quantity])).toEqual([
      ['main', '5'],
      ['north', '25'],
    ]);
    const plan = await t.ok('planning.itemPlan', { itemId: bolt.id, area: 'north' });
    expect(plan).toMatchObject({ safetyStock: '25', stock: '0' });
  });
});
