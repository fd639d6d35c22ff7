import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MOST_RELEASED } from '../../../shared/contracts/planning/plan-choices.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type Factory, openFactory } from '../../support/planning.ts';

let world: World;
let t: TestTenant;
let factory: Factory;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  factory = await openFactory(world, t);
}, 60_000);
afterAll(() => world.stop());

const release = (orders: Body[], more: object = {}, options = {}) =>
  t.call(
    'planning.releasePlannedOrders',
    { plannedOrderIds: orders.map(({ id }) => id), ...more },
    options,
  );

describe('releasing what is bought', () => {
  let x: Body;
  let orders: Body[];

  beforeAll(async () => {
    x = await factory.item({ leadTimeDays: 2, lotMultiple: '50' });
    await t.ok('purchasing.createSupplierPrice', {
      supplierId: factory.supplierId,
      taxIncluded: false,
      itemId: x.id,
      breaks: [
        { minimum: '1', price: '10' },
        { minimum: '100', price: '8' },
      ],
    });
    // Without the multiple in the plan itself the example's three orders would be 50, 50, 50.
    await t.ok('masterdata.updateItem', { id: x.id, lotMultiple: null });
    for (const [day, quantity] of [
      [3, '30'],
      [5, '50'],
      [12, '40'],
    ] as const) {
      await factory.sold([{ itemId: x.id, quantity }], factory.day(day));
    }
    await factory.run();
    await t.ok('masterdata.updateItem', { id: x.id, lotMultiple: '50' });
    orders = await factory.orders({ itemId: x.id, sort: 'dueOn' });
  });

  test('a preview shows the merged orders and writes nothing', async () => {
    const preview = await release(orders, { windowDays: 7 }, { dryRun: true });
    expect(preview.status).toBe(200);
    expect((await t.ok('purchasing.listPurchaseOrder')).data).toEqual([]);
  });

  test('30, 50 and 40 within 7 days in lots of 50: 100 due on the 3rd, 50 on the 12th', async () => {
    const made = (await release(orders, { windowDays: 7 })).body.data;
    expect(made.map(({ planned, quantity, dueOn }: Body) => [planned, quantity, dueOn])).toEqual([
      ['80', '100', factory.day(3)],
      ['40', '50', factory.day(12)],
    ]);
    const order = await t.ok('purchasing.getPurchaseOrder', { id: made[0].id });
    expect(order).toMatchObject({ state: 'draft', supplierId: factory.supplierId });
    expect(order.lines).toMatchObject([{ itemId: x.id, quantity: '100', price: '8' }]);
  });

  test('409: not twice; and the next run finds the drafts and plans no more', async () => {
    const again = await release(orders, { windowDays: 7 });
    expect([again.status, again.body.code]).toEqual([409, 'planning.alreadyReleased']);
    await factory.run();
    expect(await factory.orders({ itemId: x.id })).toEqual([]);
  });

  test('cancelled before approval, they can be planned and released again', async () => {
    const { data } = await t.ok('purchasing.listPurchaseOrder');
    for (const { id } of data) {
      await t.ok('purchasing.cancelPurchaseOrder', { id, because: 'Released by mistake' });
    }
    await factory.run();
    const planned = await factory.orders({ itemId: x.id });
    expect(planned.map(({ quantity }) => quantity).sort()).toEqual(
      ['50', '50', '50'].slice(0, planned.length),
    );
    expect((await release(planned)).status).toBe(200);
  });

  test('422: nobody sells it; 404: not in the plan', async () => {
    const orphan = await factory.item({ supplierId: undefined });
    await factory.sold([{ itemId: orphan.id, quantity: '1' }], factory.day(9));
    await factory.run();
    const { data } = await t.ok('planning.planExceptions', { itemId: orphan.id });
    expect(data).toMatchObject([{ kind: 'noSupplier', quantity: '1' }, { kind: 'noLeadTime' }]);
    const refused = await release(await factory.orders({ itemId: orphan.id }));
    expect([refused.status, refused.body.code]).toEqual([422, 'planning.noSupplier']);
    const unknown = await release([{ id: 'itm_none~~~2026-01-01~1' }]);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'planning.notInPlan']);
  });
});

describe('releasing what is bought as requests', () => {
  let part: Body;
  let planned: Body[];
  let runId: string;
  let releasedFrom: string;
  const request = (id: string): Promise<Body> => t.ok('purchasing.getPurchaseRequest', { id });
  const idsOf = (orders: Body[]) => orders.map(({ id }) => id);
  const plan = async () => {
    runId = (await factory.run()).id;
    return factory.orders({ itemId: part.id, sort: 'dueOn' });
  };

  beforeAll(async () => {
    part = await factory.item({ supplierId: undefined, leadTimeDays: 2 });
    for (const [day, quantity] of [
      [21, '30'],
      [23, '50'],
      [40, '20'],
    ] as const) {
      await factory.sold([{ itemId: part.id, quantity }], factory.day(day));
    }
    planned = await plan();
    releasedFrom = runId;
  });

  test('nobody need sell it yet; the inbox says who asks, and when it is needed', async () => {
    const asked = { windowDays: 7, purchasesAs: 'request' };
    const made = (await release(planned, asked)).body.data;
    expect(made.map(({ noun, quantity }: Body) => [noun, quantity])).toEqual([
      ['purchaseRequest', '80'],
      ['purchaseRequest', '20'],
    ]);
    expect(await request(made[0].id)).toMatchObject({
      ...{ state: 'open', sourceKind: 'mrp', sourceNoun: 'planningRun', quantity: '80' },
      neededOn: factory.day(21),
    });
    const { data } = await t.ok('purchasing.purchaseInbox', { itemId: part.id });
    expect(data.map(({ source }: Body) => source)).toEqual(['mrp', 'mrp']);
    const twice = await release(planned, asked);
    expect([twice.status, twice.body.code]).toEqual([409, 'planning.alreadyReleased']);
    expect(await plan()).toEqual([]);
  });

  test('taken back, they are free; what buyers have ordered stays', async () => {
    const [first, second] = (await t.ok('purchasing.purchaseInbox', { itemId: part.id })).data;
    await t.ok('purchasing.createSupplierPrice', {
      ...{ supplierId: factory.supplierId, taxIncluded: false, itemId: part.id },
      breaks: [{ minimum: '1', price: '10' }],
    });
    const order = await t.ok('purchasing.orderRequests', {
      supplierId: factory.supplierId,
      requests: [{ requestId: first.id }],
    });
    expect(order.lines).toMatchObject([{ quantity: first.quantity }]);
    expect(await plan()).toEqual([]);
    const undone = await t.ok('planning.undoRelease', {
      plannedOrderIds: idsOf(planned),
      ...{ runId: releasedFrom, because: 'Too early' },
    });
    expect(undone).toMatchObject({
      data: [{ noun: 'purchaseRequest', id: second.id }],
      kept: [{ noun: 'purchaseRequest', id: first.id, state: 'ordered' }],
    });
    expect(await request(second.id)).toMatchObject({
      ...{ state: 'cancelled', cancelledBecause: 'Too early' },
    });
    const again = await plan();
    expect(again.map(({ quantity }) => quantity)).toEqual([second.quantity]);
    expect((await release(again, { purchasesAs: 'request' })).status).toBe(200);
  });
});

describe('what is made', () => {
  let product: Body;
  let part: Body;

  beforeAll(async () => {
    product = await factory.item({ make: true, leadTimeDays: 4 });
    part = await factory.item({ leadTimeDays: 1 }, '1000');
    await factory.bom(product.id, [{ itemId: part.id, quantity: '3' }]);
    await factory.sold([{ itemId: product.id, quantity: '10' }], factory.day(20));
    await factory.sold([{ itemId: product.id, quantity: '6' }], factory.day(30));
    await factory.run();
  });

  test('firm, it stays as it is, with its components, whatever runs say', async () => {
    const [first] = await factory.orders({ itemId: product.id });
    const ids = { plannedOrderIds: [first?.id] };
    const firm = (await t.ok('planning.firmPlannedOrders', ids)).data[0];
    expect(firm).toMatchObject({ state: 'open', quantity: '10', kind: 'make' });
    expect(firm.components).toMatchObject([{ itemId: part.id, quantity: '30' }]);
    await factory.run();
    const left = await factory.orders({ itemId: product.id });
    expect(left.map(({ quantity }) => quantity)).toEqual(['6']);
    const plan = await t.ok('planning.itemPlan', { itemId: part.id });
    const gross = plan.rows.reduce((sum: number, row: Body) => sum + Number(row.gross), 0);
    expect(gross).toBe(48);
    const twice = await t.call('planning.firmPlannedOrders', {
      plannedOrderIds: [firm.id],
    });
    expect(twice.body.code).toBe('planning.alreadyReleased');
    const made = (await release([firm])).body.data;
    expect(made).toMatchObject([{ noun: 'workOrder', quantity: '10', dueOn: factory.day(20) }]);
  });

  test('no longer firm, planning decides again', async () => {
    const [second] = await factory.orders({ itemId: product.id });
    const ids = { plannedOrderIds: [second?.id] };
    const firm = (await t.ok('planning.firmPlannedOrders', ids)).data[0];
    const freed = await t.ok('planning.cancelFirmPlannedOrder', { id: firm.id });
    expect(freed.state).toBe('cancelled');
    const again = await t.call(
      'planning.cancelFirmPlannedOrder',
      { id: firm.id },
      { dryRun: true },
    );
    expect([again.status, again.body.code]).toEqual([409, 'invalidTransition']);
    await factory.run();
    expect(await factory.orders({ itemId: product.id })).toHaveLength(1);
  });
});

describe('taking a release back', () => {
  let bought: Body;
  let made: Body;
  let orders: Body[];
  const undo = (ids: string[], options = {}) =>
    t.call('planning.undoRelease', { plannedOrderIds: ids, because: 'Too early' }, options);

  beforeAll(async () => {
    bought = await factory.item({ leadTimeDays: 1 });
    await t.ok('purchasing.createSupplierPrice', {
      ...{ supplierId: factory.supplierId, taxIncluded: false, itemId: bought.id },
      breaks: [{ minimum: '1', price: '10' }],
    });
    made = await factory.item({ make: true, leadTimeDays: 1 });
    await factory.bom(made.id, [{ itemId: bought.id, quantity: '1' }]);
    await factory.sold([{ itemId: made.id, quantity: '4' }], factory.day(40));
    for (const day of [41, 43]) {
      await factory.sold([{ itemId: bought.id, quantity: '5' }], factory.day(day));
    }
    await factory.run();
    const planned = await factory.orders();
    orders = planned.filter(({ itemId }) => [bought.id, made.id].includes(itemId));
    expect(orders).toHaveLength(4);
  });

  test('in one commit its drafts are cancelled and all that went into them is free', async () => {
    const released = (await release(orders, { windowDays: 9 })).body.data;
    expect(released.map(({ noun }: Body) => noun).sort()).toEqual(['purchaseOrder', 'workOrder']);
    const one = orders.find(({ itemId }) => itemId === bought.id)?.id;
    const other = orders.find(({ itemId }) => itemId === made.id)?.id;
    const preview = await undo([one, other], { dryRun: true });
    expect(preview.body.result.data).toHaveLength(2);
    const undone = await undo([one, other]);
    expect([undone.status, undone.body.kept]).toEqual([200, []]);
    const freed = undone.body.data.flatMap(({ plannedOrderIds }: Body) => plannedOrderIds);
    expect(freed.sort()).toEqual(orders.map(({ id }) => id).sort());
    for (const { noun, id } of undone.body.data) {
      const get =
        noun === 'workOrder' ? 'manufacturing.getWorkOrder' : 'purchasing.getPurchaseOrder';
      expect(await t.ok(get, { id })).toMatchObject({
        ...{ state: 'cancelled', closedBecause: 'Too early' },
      });
    }
    const twice = await undo([one]);
    expect([twice.status, twice.body.code]).toEqual([409, 'planning.notReleased']);
  });

  test('released again, what was approved meanwhile stays and the rest is taken back', async () => {
    const released = (await release(orders, { windowDays: 9 })).body.data;
    const purchase = released.find(({ noun }: Body) => noun === 'purchaseOrder');
    await t.ok('purchasing.approvePurchaseOrder', { id: purchase.id });
    const { data, kept } = (await undo(orders.map(({ id }) => id))).body;
    expect(data).toMatchObject([{ noun: 'workOrder' }]);
    expect(kept).toMatchObject([{ noun: 'purchaseOrder', id: purchase.id, state: 'approved' }]);
    const again = await undo(purchase.plannedOrderIds);
    expect([again.status, again.body.code]).toEqual([409, 'planning.nothingToUndo']);
    await factory.run();
    const left = (await factory.orders()).filter(({ itemId }) => itemId === made.id);
    expect(left.map(({ quantity }) => quantity)).toEqual(['4']);
  });
});

describe('as many as one call takes', () => {
  test('made one by one they are released in one commit, and taken back in one', async () => {
    const part = await factory.item({ leadTimeDays: 1 });
    const made = await factory.item({ make: true, leadTimeDays: 1 });
    await factory.bom(made.id, [{ itemId: part.id, quantity: '1' }]);
    const days = Array.from({ length: MOST_RELEASED }, (_, index) => factory.day(60 + index));
    const lines = days.map((requestedDate) => ({ itemId: made.id, quantity: '2', requestedDate }));
    const sold = await factory.sold(lines, factory.day(60));
    await factory.run();
    const orders = await factory.orders({ itemId: made.id });
    const { status, body } = await release(orders);
    expect([status, body.data?.length, orders.length]).toEqual([200, days.length, days.length]);
    const plannedOrderIds = orders.map(({ id }) => id);
    const undone = await t.ok('planning.undoRelease', { plannedOrderIds });
    expect(undone.data).toHaveLength(days.length);
    await t.ok('sales.cancelSalesOrder', { id: sold.id });
  });
});
