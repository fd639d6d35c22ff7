import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type Factory, openFactory } from '../../support/planning.ts';
import { mainWarehouse, newCustomer, newItem, receive } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let factory: Factory;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  factory = await openFactory(world, t);
  await t.ok('planning.changePlanningSettings', { planOnOrders: true });
}, 60_000);
afterAll(() => world.stop());

const runs = async (): Promise<Body[]> =>
  (await t.ok('planning.listPlanningRun', { limit: 100 })).data;
const settled = async (): Promise<Body[]> => {
  await world.settle();
  return runs();
};
const plannedOf = async ({ id }: Body): Promise<Body[]> =>
  (await factory.orders()).filter(({ itemId }) => itemId === id);

describe('an order that lacks what is made (MFG-09)', () => {
  it('10 with 6 in stock: 4 are planned, started the lead time before they are due', async () => {
    const p = await factory.item({ make: true, leadTimeDays: 5 }, '6');
    const order = await factory.sold([{ itemId: p.id, quantity: '10' }], factory.day(20));
    const [run, ...more] = await settled();
    expect(more).toEqual([]);
    expect(run).toMatchObject({ state: 'published', mode: 'netChange' });
    const wanted = { quantity: '4', dueOn: factory.day(20), releaseOn: factory.day(15) };
    expect(await plannedOf(p)).toMatchObject([wanted]);
    const { lines, version } = await t.ok('sales.getSalesOrder', { id: order.id });
    expect(lines[0].reserved).toBe('6');
    // SAL-15: ordered 6 instead, nothing has to be made.
    await t.ok(
      'sales.changeSalesOrder',
      { id: order.id, lines: [{ lineNo: 1, quantity: '6' }] },
      { ifMatch: version },
    );
    await world.settle();
    expect(await plannedOf(p)).toEqual([]);
  });

  it('the next run replaces what it planned', async () => {
    const p = await factory.item({ make: true, leadTimeDays: 2 });
    await factory.sold([{ itemId: p.id, quantity: '3' }], factory.day(10));
    await world.settle();
    expect(await plannedOf(p)).toMatchObject([{ quantity: '3' }]);
    await factory.run();
    expect(await plannedOf(p)).toMatchObject([{ quantity: '3' }]);
  });

  it('cancelled, it takes its planned order with it', async () => {
    const p = await factory.item({ make: true, leadTimeDays: 2 });
    const order = await factory.sold([{ itemId: p.id, quantity: '3' }], factory.day(10));
    await world.settle();
    await t.ok('sales.cancelSalesOrder', { id: order.id, because: 'not wanted' });
    await world.settle();
    expect(await plannedOf(p)).toEqual([]);
  });

  it('a burst of orders is planned by a few runs, one after the other, and none is forgotten', async () => {
    const p = await factory.item({ make: true, leadTimeDays: 2 });
    const before = (await settled()).length;
    const drafts = await Promise.all(
      Array.from({ length: 12 }, () =>
        t.ok('sales.createSalesOrder', {
          ...{ customerId: factory.customerId, requestedDate: factory.day(30) },
          lines: [{ itemId: p.id, quantity: '1' }],
        }),
      ),
    );
    await Promise.all(drafts.map(({ id }) => t.ok('sales.confirmSalesOrder', { id })));
    const after = await settled();
    const made = after.slice(0, after.length - before);
    expect(made.length).toBeGreaterThan(0);
    expect(made.length).toBeLessThan(6);
    expect(new Set(after.map(({ state }) => state))).toEqual(new Set(['published']));
    expect(await plannedOf(p)).toMatchObject([{ quantity: '12' }]);
    const settings = await t.ok('planning.listPlanningSettings');
    expect(settings.data[0]).not.toHaveProperty('againSince');
    expect(settings.data[0]).not.toHaveProperty('runningId');
  });

  it('orders that come while a run is under way cause one run behind it, not one each', async () => {
    const p = await factory.item({ make: true, leadTimeDays: 2 });
    await world.settle();
    const [current] = (await t.ok('planning.listPlanningSettings')).data;
    expect(current.againSince).toBeUndefined();
    const before = (await runs()).length;
    const orders: Body[] = [];
    for (const _ of [1, 2, 3]) {
      orders.push(
        await t.ok('sales.createSalesOrder', {
          ...{ customerId: factory.customerId, requestedDate: factory.day(30) },
          lines: [{ itemId: p.id, quantity: '2' }],
        }),
      );
    }
    await t.ok('planning.runMrp');
    await Promise.all(orders.map(({ id }) => t.ok('sales.confirmSalesOrder', { id })));
    expect((await settled()).length - before).toBeLessThanOrEqual(3);
    expect(await plannedOf(p)).toMatchObject([{ quantity: '6' }]);
  });
});

describe('a person who asks for a run', () => {
  it('gets the one that waits for orders, as they want it', async () => {
    const p = await factory.item({ make: true, leadTimeDays: 2 });
    const before = (await settled()).length;
    await factory.sold([{ itemId: p.id, quantity: '2' }], factory.day(30));
    const waiting = await untilGathering();
    const { id } = await t.ok('planning.runMrp', { mode: 'regenerate' });
    expect(id).toBe(waiting.id);
    const [run, ...earlier] = await settled();
    expect(run).toMatchObject({ id, mode: 'regenerate', state: 'published' });
    expect(earlier).toHaveLength(before);
    expect(await plannedOf(p)).toMatchObject([{ quantity: '2' }]);
  });
});

async function untilGathering(): Promise<Body> {
  for (let tries = 0; tries < 200; tries += 1) {
    const [latest] = await runs();
    if (latest?.gathers) return latest;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('no run was asked for');
}

describe('a company that has set nothing', () => {
  it('has what its first short order wants planned, and one worth much has its material asked for', async () => {
    const own = await world.tenant();
    const [made, part] = [await newItem(own, { make: true }), await newItem(own)];
    const lines = [{ lineNo: 10, itemId: part.id, quantity: '2' }];
    const bom = { itemId: made.id, outputQuantity: '1', lines };
    const { id } = await own.ok('engineering.createBom', bom);
    await own.ok('engineering.releaseBom', { id });
    await receive(own, part.id, await mainWarehouse(own), '600');
    const customer = await newCustomer(own);
    const order = await own.ok('sales.createSalesOrder', {
      ...{ customerId: customer.id, requestedDate: factory.day(30) },
      lines: [{ itemId: made.id, quantity: '1000' }],
    });
    await own.ok('sales.confirmSalesOrder', { id: order.id });
    await world.settle();
    const asked = await own.ok('purchasing.listPurchaseRequest');
    expect(asked.data).toMatchObject([{ itemId: part.id, quantity: '1400' }]);
    const { data } = await own.ok('planning.listPlannedOrders', {});
    expect(data).toMatchObject([{ itemId: made.id, quantity: '1000', kind: 'make' }]);
  });
});

describe('what is bought and made', () => {
  const exceptionsOf = async ({ id }: Body): Promise<string[]> => {
    await world.settle();
    const { data } = await t.ok('planning.planExceptions', { itemId: id });
    return data.map(({ kind }: Body) => kind);
  };

  it('a purchase that comes later is called in, one that comes in time is not; nobody asks', async () => {
    const [p, part] = [
      await factory.item({ make: true, leadTimeDays: 5 }),
      await factory.item({ leadTimeDays: 3 }),
    ];
    await factory.bom(p.id, [{ itemId: part.id, quantity: '1' }]);
    const order = await t.ok('purchasing.createPurchaseOrder', {
      supplierId: factory.supplierId,
      lines: [{ itemId: part.id, quantity: '10', price: '1', promisedOn: factory.day(20) }],
    });
    await t.ok('purchasing.approvePurchaseOrder', { id: order.id });
    await factory.sold([{ itemId: p.id, quantity: '10' }], factory.day(30));
    expect(await exceptionsOf(part)).not.toContain('expedite');
    const confirmed = (day: number) =>
      t.ok('purchasing.confirmPurchaseOrder', {
        ...{ id: order.id, lines: [{ lineNo: 1, confirmedOn: factory.day(day) }] },
      });
    await confirmed(27);
    expect(await exceptionsOf(part)).toContain('expedite');
    await confirmed(25);
    expect(await exceptionsOf(part)).not.toContain('expedite');
  });

  it('a work order that is cancelled is planned again', async () => {
    const p = await factory.item({ make: true, leadTimeDays: 5 });
    const part = await factory.item({}, '100');
    await factory.bom(p.id, [{ itemId: part.id, quantity: '1' }]);
    await factory.sold([{ itemId: p.id, quantity: '10' }], factory.day(30));
    await world.settle();
    const work = await t.ok('manufacturing.createWorkOrder', {
      ...{ itemId: p.id, quantity: '10', startOn: factory.day(20), dueOn: factory.day(30) },
    });
    await t.ok('manufacturing.releaseWorkOrder', { id: work.id });
    await world.settle();
    expect(await plannedOf(p)).toEqual([]);
    await t.ok('manufacturing.cancelWorkOrder', { id: work.id });
    await world.settle();
    expect(await plannedOf(p)).toMatchObject([{ quantity: '10' }]);
  });
});

describe('nothing is planned', () => {
  it('for an order that finds its goods, or wants what is bought', async () => {
    const made = await factory.item({ make: true }, '5');
    const bought = await factory.item();
    const before = (await settled()).length;
    await factory.sold([{ itemId: made.id, quantity: '5' }], factory.day(1));
    await factory.sold([{ itemId: bought.id, quantity: '5' }], factory.day(1));
    expect((await settled()).length).toBe(before);
  });

  it('where the company does not want it', async () => {
    const p = await factory.item({ make: true });
    await t.ok('planning.changePlanningSettings', { planOnOrders: false });
    const before = (await settled()).length;
    await factory.sold([{ itemId: p.id, quantity: '5' }], factory.day(1));
    expect((await settled()).length).toBe(before);
    await t.ok('planning.changePlanningSettings', { planOnOrders: true });
  });
});
