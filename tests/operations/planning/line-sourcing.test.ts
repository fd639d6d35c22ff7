import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

async function product(stock: string, more: Body = {}): Promise<Body> {
  const made = await factory.item({ make: true, leadTimeDays: 3, ...more }, stock);
  const part = await factory.item({ leadTimeDays: 1 }, '100');
  await factory.bom(made.id, [{ itemId: part.id, quantity: '1' }]);
  return made;
}

const order = (id: string): Promise<Body> => t.ok('sales.getSalesOrder', { id });
const lineOf = async (sale: Body, index = 0): Promise<Body> =>
  (await order(sale.id)).lines[index] as Body;
const nameOf = (sale: Body, index = 0) => `${sale.id}/${sale.lines[index].lineNo}`;
const plannedFor = async (item: Body) =>
  (await factory.orders({ itemId: item.id })).map((one) => [one.order ?? '', one.quantity]);

describe('a line made to order of what is otherwise made to stock', () => {
  let p: Body;
  let sale: Body;
  let work: Body;

  beforeAll(async () => {
    p = await product('10');
    sale = await factory.sold(
      [
        { itemId: p.id, quantity: '10', sourcing: 'toOrder' },
        { itemId: p.id, quantity: '3' },
      ],
      factory.day(20),
    );
    await world.settle();
  });

  test('takes nothing that lies free; the other line does', async () => {
    expect((await order(sale.id)).lines).toMatchObject([
      { sourcing: 'toOrder', reserved: '0', supply: 'short' },
      { reserved: '3', supply: 'stock' },
    ]);
    const promise = await t.ok('planning.promiseOrder', { id: sale.id });
    expect(promise.lines).toMatchObject([{ cause: 'make' }, { cause: 'stock' }]);
    const kits = await t.ok('planning.kittingAnalysis', { subject: 'salesOrders' });
    expect(kits.orders).toMatchObject([
      { lines: [{ available: '0' }, { available: '3', shortage: '0' }] },
    ]);
  });

  test('is planned for itself, and its work order is tied to it', async () => {
    await factory.run();
    expect(await plannedFor(p)).toEqual([[nameOf(sale), '10']]);
    const plannedOrderIds = (await factory.orders({ itemId: p.id })).map(({ id }) => id);
    const [document] = (await t.ok('planning.releasePlannedOrders', { plannedOrderIds })).data;
    work = await t.ok('manufacturing.getWorkOrder', { id: document.id });
    expect(work.pegs).toMatchObject([{ salesOrderId: sale.id, quantity: '10', hard: true }]);
    await factory.run();
    expect(await plannedFor(p)).toEqual([]);
    expect((await t.ok('planning.planExceptions', { itemId: p.id })).data).toEqual([]);
  });

  test('another order gets free stock, but nothing of what is made for the line', async () => {
    const other = await factory.sold([{ itemId: p.id, quantity: '12' }], factory.day(1));
    await world.settle();
    expect(await lineOf(other)).toMatchObject({ reserved: '7', supply: 'short' });
    await t.ok('manufacturing.releaseWorkOrder', { id: work.id });
    await t.ok('manufacturing.receiveProduction', { id: work.id, quantity: '10' });
    await world.settle();
    expect(await lineOf(sale)).toMatchObject({ reserved: '10', supply: 'stock' });
    expect(await lineOf(other)).toMatchObject({ reserved: '7', supply: 'short' });
    await t.ok('sales.allocateStock', { itemId: p.id, warehouseId: factory.warehouseId });
    expect(await lineOf(sale)).toMatchObject({ reserved: '10' });
    await factory.run();
    const more = (await plannedFor(p)).map(([made, quantity]) => [made, Number(quantity)]);
    expect(more).toEqual([
      ['', 2],
      ['', 3],
    ]);
  });
});

describe('a line from stock of what is otherwise made to order', () => {
  test('takes free stock and nets freely; without a word the item says', async () => {
    const p = await product('6', { madeToOrder: true });
    const sale = await factory.sold(
      [
        { itemId: p.id, quantity: '8', sourcing: 'fromStock' },
        { itemId: p.id, quantity: '2' },
      ],
      factory.day(20),
    );
    await world.settle();
    expect((await order(sale.id)).lines).toMatchObject([
      { sourcing: 'fromStock', reserved: '6' },
      { sourcing: 'toOrder', reserved: '0' },
    ]);
    await factory.run();
    expect((await plannedFor(p)).sort()).toEqual([
      ['', '2'],
      [nameOf(sale, 1), '2'],
    ]);
    const lines = sale.lines.map(({ lineNo }: Body) => ({ salesOrderId: sale.id, lineNo }));
    const { data } = await t.ok('planning.createWorkOrdersFromSales', { lines, mergeBy: 'item' });
    const works = await Promise.all(
      data.map(({ workOrderId: id }: Body) => t.ok('manufacturing.getWorkOrder', { id })),
    );
    expect(works.map(({ pegs }) => pegs)).toMatchObject([
      [{ quantity: '2', hard: false }],
      [{ quantity: '2', hard: true }],
    ]);
    await factory.run();
    expect(await plannedFor(p)).toEqual([]);
  });
});

describe('changing how a line is had', () => {
  test('made to order from now on, it gives back; from stock again, it takes', async () => {
    const p = await product('5');
    const sale = await factory.sold([{ itemId: p.id, quantity: '4' }], factory.day(20));
    await world.settle();
    const change = async (sourcing: string) => {
      const lines = [{ lineNo: sale.lines[0].lineNo, sourcing }];
      await t.ok('sales.changeSalesOrder', { id: sale.id, lines });
      await world.settle();
      await factory.run();
      return [(await lineOf(sale)).reserved, await plannedFor(p)];
    };
    expect(await change('toOrder')).toEqual(['0', [[nameOf(sale), '4']]]);
    expect(await change('fromStock')).toEqual(['4', []]);
  });

  test('what was released for it is not planned again, and its parts are free again', async () => {
    const part = await factory.item({ leadTimeDays: 1, pegHard: true }, '4');
    const p = await factory.item({ make: true, leadTimeDays: 3 });
    await factory.bom(p.id, [{ itemId: part.id, quantity: '1' }]);
    const wish = { itemId: p.id, quantity: '4', sourcing: 'toOrder' };
    const sale = await factory.sold([wish], factory.day(20));
    await factory.run();
    const plannedOrderIds = (await factory.orders({ itemId: p.id })).map(({ id }) => id);
    await t.ok('planning.releasePlannedOrders', { plannedOrderIds });
    const lines = [{ lineNo: sale.lines[0].lineNo, sourcing: 'fromStock' }];
    await t.ok('sales.changeSalesOrder', { id: sale.id, lines });
    await factory.run();
    expect([await plannedFor(p), await plannedFor(part)]).toEqual([[], []]);
  });

  test('422 at its field: what is bought is not made to order', async () => {
    const bought = await factory.item();
    const wish = {
      customerId: factory.customerId,
      lines: [{ itemId: bought.id, quantity: '1', sourcing: 'toOrder' }],
    };
    const refused = await t.call('sales.createSalesOrder', wish);
    expect(refused.body).toMatchObject({
      code: 'sales.notMadeToOrder',
      errors: [{ pointer: '/lines/0/sourcing' }],
    });
  });
});
