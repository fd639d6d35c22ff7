import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newSupplier } from '../../support/buying.ts';
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

async function bought(more: Body = {}, offer: Body = {}): Promise<Body> {
  const item = await factory.item(more);
  await t.ok('purchasing.createSupplierPrice', {
    ...{ supplierId: factory.supplierId, taxIncluded: false, itemId: item.id },
    breaks: [{ minimum: '1', price: '10' }],
    ...offer,
  });
  return item;
}

/** Planned orders of some items; a page at a time is plenty. */
const ordersOf = async (...items: Body[]): Promise<Body[]> => {
  const ids = items.map(({ id }) => id);
  return (await factory.orders()).filter(({ itemId }) => ids.includes(itemId));
};

async function release(orders: Body[]): Promise<Body[]> {
  const plannedOrderIds = orders.map(({ id }) => id);
  return (await t.ok('planning.releasePlannedOrders', { plannedOrderIds })).data;
}

const exceptionsOf = async ({ id }: Body): Promise<Body[]> =>
  (await t.ok('planning.planExceptions', { itemId: id })).data;
const kindsOf = async (item: Body) => (await exceptionsOf(item)).map(({ kind }) => kind).sort();

const lineOf = async ({ id }: Body): Promise<Body> =>
  (await t.ok('purchasing.getPurchaseOrder', { id })).lines[0];

async function confirm({ id }: Body, confirmedOn: string): Promise<void> {
  await t.ok('purchasing.approvePurchaseOrder', { id });
  await t.ok('purchasing.confirmPurchaseOrder', { id, lines: [{ lineNo: 1, confirmedOn }] });
}

describe('a plan that is released', () => {
  test('leaves nothing to plan and nothing to say, over all levels', async () => {
    const steel = await bought({ leadTimeDays: 5, receiptDays: 3 });
    const paint = await bought({}, { leadTimeDays: 9 });
    const screw = await bought({ leadTimeDays: 4, leadTimeCounts: 'working', lotMultiple: '100' });
    const frame = await factory.item({ make: true, leadTimeDays: 3, receiptDays: 2 });
    const product = await factory.item({ make: true, leadTimeDays: 4, leadTimePerUnit: '0.1' });
    await factory.bom(frame.id, [
      { itemId: steel.id, quantity: '2' },
      { itemId: screw.id, quantity: '4', loss: '0.05' },
    ]);
    await factory.bom(product.id, [
      { itemId: frame.id, quantity: '1' },
      { itemId: paint.id, quantity: '0.5', fixedQuantity: '1' },
    ]);
    await factory.sold([{ itemId: product.id, quantity: '10' }], factory.day(60));
    await factory.sold([{ itemId: product.id, quantity: '8' }], factory.day(90));
    const all = [product, frame, steel, paint, screw];
    await factory.run();
    const planned = await ordersOf(...all);
    expect(planned).toHaveLength(9);
    expect(planned.filter(({ achievable }) => achievable !== 'onTime')).toEqual([]);
    await release(planned);
    await factory.run();
    expect(await ordersOf(...all)).toEqual([]);
    for (const item of all) expect([item.code, await exceptionsOf(item)]).toEqual([item.code, []]);
  });

  test('a purchase that is needed later than it could come is asked for on that day', async () => {
    const item = await bought({ leadTimeDays: 5 });
    await factory.sold([{ itemId: item.id, quantity: '10' }], factory.day(30));
    await factory.run();
    const [made] = await release(await ordersOf(item));
    const order = made as Body;
    const expected = { neededOn: factory.day(30), promisedOn: factory.day(30) };
    expect(await lineOf(order)).toMatchObject(expected);
    await t.ok('purchasing.approvePurchaseOrder', { id: order.id });
    const answer = await t.ok('planning.itemSupplyDemand', { id: item.id });
    const rows = answer.rows.filter(({ kind }: Body) => kind === 'purchaseOrder');
    expect(rows).toMatchObject([{ date: factory.day(30) }]);
    await factory.run();
    expect([await ordersOf(item), await exceptionsOf(item)]).toEqual([[], []]);
  });
});

test('what a supplier does not confirm is planned again, and promised to nobody', async () => {
  const part = await bought({ leadTimeDays: 5 });
  await factory.sold([{ itemId: part.id, quantity: '10' }], factory.day(30));
  await factory.run();
  const [made] = await release(await ordersOf(part));
  const order = made as Body;
  await confirm(order, factory.day(30));
  await t.ok('purchasing.confirmPurchaseOrder', {
    ...{ id: order.id, lines: [{ lineNo: 1, confirmedOn: factory.day(30), quantity: '6' }] },
  });
  await factory.run();
  expect(await ordersOf(part)).toMatchObject([{ quantity: '4', availableOn: factory.day(30) }]);
  const { rows } = await t.ok('planning.itemSupplyDemand', { id: part.id });
  expect(rows.find(({ kind }: Body) => kind === 'purchaseOrder')).toMatchObject({ quantity: '6' });
});

describe('days to receive', () => {
  test('lie between the arrival of an order and its use, in plan, promise and kit', async () => {
    const part = await bought({ leadTimeDays: 5, receiptDays: 3 });
    const sale = await factory.sold([{ itemId: part.id, quantity: '10' }], factory.day(30));
    await factory.run();
    const [made] = await release(await ordersOf(part));
    const order = made as Body;
    expect(await lineOf(order)).toMatchObject({ promisedOn: factory.day(27) });
    await confirm(order, factory.day(27));
    await factory.run();
    expect(await exceptionsOf(part)).toEqual([]);

    await t.ok('purchasing.confirmPurchaseOrder', {
      ...{ id: order.id, lines: [{ lineNo: 1, confirmedOn: factory.day(30) }] },
    });
    await factory.run();
    const late = await exceptionsOf(part);
    const [from, to] = [factory.day(33), factory.day(30)];
    expect(late.filter(({ kind }) => kind === 'expedite')).toMatchObject([{ date: from, to }]);
    const { rows } = await t.ok('planning.itemSupplyDemand', { id: part.id });
    expect(rows.find(({ kind }: Body) => kind === 'purchaseOrder')).toMatchObject({ date: from });
    await world.settle();
    const promise = await t.ok('planning.getOrderPromise', { id: `prm_${sale.id.slice(3)}` });
    expect(promise.promisedOn).toBe(from);

    const product = await factory.item({ make: true, leadTimeDays: 2 });
    await factory.bom(product.id, [{ itemId: part.id, quantity: '1' }]);
    const work = await t.ok('manufacturing.createWorkOrder', {
      ...{ itemId: product.id, quantity: '10', startOn: factory.day(40), dueOn: factory.day(42) },
    });
    const { orders } = await t.ok('planning.kittingAnalysis', {
      ...{ subject: 'workOrders', orderIds: work.id, supply: 'withReceipts' },
    });
    expect(orders[0].fullKitOn).toBe(from);
  });

  test('follow the day on which something is made, too', async () => {
    const part = await factory.item({}, '100');
    const product = await factory.item({ make: true, leadTimeDays: 4, receiptDays: 2 });
    await factory.bom(product.id, [{ itemId: part.id, quantity: '1' }]);
    const sale = await factory.sold([{ itemId: product.id, quantity: '5' }], factory.day(20));
    const work = await t.ok('manufacturing.createWorkOrder', {
      ...{ itemId: product.id, quantity: '5', startOn: factory.day(16), dueOn: factory.day(20) },
    });
    await t.ok('manufacturing.releaseWorkOrder', { id: work.id });
    await world.settle();
    const promise = await t.ok('planning.getOrderPromise', { id: `prm_${sale.id.slice(3)}` });
    expect(promise).toMatchObject({ promisedOn: factory.day(22), lateDays: 2, cause: 'work' });
  });
});

describe('what is released too late', () => {
  test('a purchase is not planned again while nothing new could come sooner', async () => {
    const item = await bought({ leadTimeDays: 10 });
    await factory.sold([{ itemId: item.id, quantity: '10' }], factory.day(3));
    await factory.run();
    const [made] = await release(await ordersOf(item));
    const order = made as Body;
    const dates = { neededOn: factory.day(3), promisedOn: factory.day(10) };
    expect(await lineOf(order)).toMatchObject(dates);
    await factory.run();
    expect(await ordersOf(item)).toEqual([]);
    expect(await kindsOf(item)).toEqual(['belowSafety', 'expedite', 'late']);
    const said = await exceptionsOf(item);
    expect(said.find(({ kind }) => kind === 'expedite')).toMatchObject({
      ...{ date: factory.day(10), to: factory.day(3), quantity: '10' },
    });
    expect(said.find(({ kind }) => kind === 'late')).toMatchObject({
      ...{ date: factory.day(3), to: factory.day(10) },
    });

    await confirm(order, factory.day(40));
    await factory.run();
    expect(await ordersOf(item)).toMatchObject([{ quantity: '10', achievableOn: factory.day(10) }]);
  });

  test('a work order is due when it can be done, and its lateness stays said', async () => {
    const part = await bought({ leadTimeDays: 6 });
    const product = await factory.item({ make: true, leadTimeDays: 10 });
    await factory.bom(product.id, [{ itemId: part.id, quantity: '1' }]);
    await factory.sold([{ itemId: product.id, quantity: '5' }], factory.day(3));
    await factory.run();
    const planned = await ordersOf(product, part);
    expect(planned.find(({ itemId }) => itemId === product.id)).toMatchObject({
      ...{ pastDue: true, achievableOn: factory.day(16) },
    });
    const made = await release(planned);
    const work = made.find(({ noun }) => noun === 'workOrder') as Body;
    expect(work.dueOn).toBe(factory.day(16));
    expect(await t.ok('manufacturing.getWorkOrder', { id: work.id })).toMatchObject({
      ...{ startOn: factory.day(6), dueOn: factory.day(16) },
    });
    await factory.run();
    expect(await ordersOf(product, part)).toEqual([]);
    expect(await kindsOf(product)).toEqual(['belowSafety', 'expedite', 'late']);
    expect(await exceptionsOf(part)).toEqual([]);
  });
});

describe('how long it takes', () => {
  const offer = (item: Body, more: Body): Promise<Body> =>
    t.ok('purchasing.createSupplierPrice', {
      ...{ itemId: item.id, taxIncluded: false, breaks: [{ minimum: '1', price: '10' }] },
      ...more,
    });
  const lead = async (item: Body): Promise<string[]> => {
    const { fullDate } = await t.ok('planning.promiseItem', { id: item.id, quantity: '1' });
    await factory.sold([{ itemId: item.id, quantity: '1' }], factory.day(60));
    await factory.run();
    const [planned] = await ordersOf(item);
    const { releaseOn } = planned as Body;
    const order = await t.ok('purchasing.createPurchaseOrder', {
      ...{ supplierId: item.supplierId, lines: [{ itemId: item.id, quantity: '1' }] },
    });
    return [fullDate, releaseOn, order.lines[0].promisedOn];
  };
  const days = (count: number) => [factory.day(count), factory.day(60 - count), factory.day(count)];

  test('the supplier says it where nobody says it of the item; an old price says nothing', async () => {
    const supplier = await newSupplier(t, { leadTimeDays: 7 });
    const item = await factory.item({ supplierId: supplier.id });
    const old = { validFrom: factory.day(-90), validTo: factory.day(-30), leadTimeDays: 2 };
    await offer(item, { supplierId: supplier.id, ...old });
    await offer(item, { supplierId: supplier.id });
    expect(await lead(item)).toEqual(days(7));
  });

  test('what the usual supplier agreed for the item goes first, whatever others need', async () => {
    const [usual, other] = [await newSupplier(t), await newSupplier(t)];
    const item = await factory.item({ supplierId: usual.id, leadTimeDays: 9 });
    await offer(item, { supplierId: other.id, leadTimeDays: 1, priority: 1 });
    await offer(item, { supplierId: usual.id, leadTimeDays: 4 });
    expect(await lead(item)).toEqual(days(4));
  });

  test('where nobody says it, the plan says so', async () => {
    const item = await factory.item();
    await factory.sold([{ itemId: item.id, quantity: '3' }], factory.day(10));
    await factory.run();
    expect(await exceptionsOf(item)).toMatchObject([{ kind: 'noLeadTime', quantity: '3' }]);
  });
});
