import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type Factory, openFactory } from '../../support/planning.ts';
import { receive as found } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let factory: Factory;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  factory = await openFactory(world, t);
}, 60_000);
afterAll(() => world.stop());

async function bought(more: Body = {}): Promise<Body> {
  const item = await factory.item({ leadTimeDays: 5, ...more });
  await t.ok('purchasing.createSupplierPrice', {
    ...{ supplierId: factory.supplierId, taxIncluded: false, itemId: item.id },
    breaks: [{ minimum: '1', price: '10' }],
  });
  return item;
}

async function made(parts: Body[], more: Body = {}): Promise<Body> {
  const item = await factory.item({ make: true, leadTimeDays: 3, ...more });
  await factory.bom(
    item.id,
    parts.map(({ id }) => ({ itemId: id, quantity: '1' })),
  );
  return item;
}

const ordersOf = async (...items: Body[]): Promise<Body[]> => {
  const ids = items.map(({ id }) => id);
  return (await factory.orders()).filter(({ itemId }) => ids.includes(itemId));
};

async function release(orders: Body[]): Promise<Body[]> {
  const plannedOrderIds = orders.map(({ id }) => id);
  return (await t.ok('planning.releasePlannedOrders', { plannedOrderIds })).data;
}

async function expectSettled(...items: Body[]): Promise<void> {
  await factory.run();
  expect(await ordersOf(...items)).toEqual([]);
  for (const { id, code } of items) {
    const { data } = await t.ok('planning.planExceptions', { itemId: id });
    expect([code, data]).toEqual([code, []]);
  }
}

const workOrder = (id: string): Promise<Body> => t.ok('manufacturing.getWorkOrder', { id });
const pegsOf = (order: Body) =>
  (order.pegs ?? []).map(({ salesOrderId, lineNo, quantity, hard }: Body) => [
    `${salesOrderId}/${lineNo}`,
    quantity,
    hard,
  ]);

describe('made to order', () => {
  test('its own parts are made and bought for it, and stay with it', async () => {
    const steel = await bought({ pegHard: true });
    const frame = await made([steel], { pegHard: true });
    const machine = await made([frame], { madeToOrder: true });
    const sale = await factory.sold([{ itemId: machine.id, quantity: '4' }], factory.day(40));
    await factory.run();
    const all = [machine, frame, steel];
    const documents = await release(await ordersOf(...all));
    expect(documents).toHaveLength(3);
    const idOf = ({ id }: Body) => documents.find(({ itemId }) => itemId === id)?.id as string;
    const forIt = await workOrder(idOf(machine));
    expect(pegsOf(forIt)).toEqual([[`${sale.id}/${sale.lines[0].lineNo}`, '4', true]]);
    expect(pegsOf(await workOrder(idOf(frame)))).toEqual([]);
    await expectSettled(...all);
    await factory.sold([{ itemId: machine.id, quantity: '1' }], factory.day(41));
    await factory.run();
    const more = await ordersOf(...all);
    expect(more.map(({ quantity }) => quantity)).toEqual(['1', '1', '1']);
  });

  test('the same part for two customers is ordered for each', async () => {
    const part = await bought({ pegHard: true });
    const machine = await made([part], { madeToOrder: true });
    for (const quantity of ['2', '3']) {
      await factory.sold([{ itemId: machine.id, quantity }], factory.day(30));
    }
    await factory.run();
    const documents = await release(await ordersOf(part));
    const numbers = new Set(documents.map(({ number }) => number));
    expect([documents.length, numbers.size]).toEqual([2, 2]);
    await factory.run();
    expect(await ordersOf(part)).toEqual([]);
    await release(await ordersOf(machine));
    await expectSettled(part, machine);
  });
});

describe('parts for two customers, released as requests', () => {
  test('stay apart in the order that buyers make of them, and with their customers', async () => {
    const part = await bought({ pegHard: true });
    const machine = await made([part], { madeToOrder: true });
    for (const quantity of ['2', '3']) {
      await factory.sold([{ itemId: machine.id, quantity }], factory.day(30));
    }
    await factory.run();
    const plannedOrderIds = (await ordersOf(part)).map(({ id }) => id);
    const { data } = await t.ok('planning.releasePlannedOrders', {
      ...{ plannedOrderIds, windowDays: 30, purchasesAs: 'request' },
    });
    await factory.run();
    expect(await ordersOf(part)).toEqual([]);
    const order = await t.ok('purchasing.orderRequests', {
      supplierId: factory.supplierId,
      requests: data.map(({ id }: Body) => ({ requestId: id })),
    });
    expect(order.lines.map(({ quantity }: Body) => quantity).sort()).toEqual(['2', '3']);
    await factory.run();
    expect(await ordersOf(part)).toEqual([]);
    await t.ok('purchasing.approvePurchaseOrder', { id: order.id });
    await t.ok('purchasing.receiveGoods', {
      lines: order.lines.map(({ lineNo, quantity }: Body) => ({
        ...{ purchaseOrderId: order.id, orderLine: lineNo, quantity },
      })),
    });
    await expectKept();
    const other = await made([part]);
    await factory.sold([{ itemId: other.id, quantity: '1' }], factory.day(40));
    await factory.run();
    expect((await ordersOf(part)).map(({ quantity }) => quantity)).toEqual(['1']);

    async function expectKept() {
      await factory.run();
      expect(await ordersOf(part)).toEqual([]);
      expect((await t.ok('planning.planExceptions', { itemId: part.id })).data).toEqual([]);
    }
  });
});

describe('a part kept for its order that is there before the product is begun', () => {
  test('is not bought again, nor given to others, and goes into the product', async () => {
    const part = await bought({ pegHard: true });
    const machine = await made([part], { madeToOrder: true });
    const other = await made([part]);
    await factory.sold([{ itemId: machine.id, quantity: '4' }], factory.day(40));
    await factory.run();
    const [document] = await release(await ordersOf(part));
    const { id } = document as Body;
    await t.ok('purchasing.approvePurchaseOrder', { id });
    await t.ok('purchasing.receiveGoods', {
      lines: [{ purchaseOrderId: id, orderLine: 1, quantity: '4' }],
    });
    await factory.run();
    expect(await ordersOf(part)).toEqual([]);
    expect((await t.ok('planning.planExceptions', { itemId: part.id })).data).toEqual([]);

    await factory.sold([{ itemId: other.id, quantity: '3' }], factory.day(40));
    await factory.run();
    expect((await ordersOf(part)).map(({ quantity }) => quantity)).toEqual(['3']);

    const [work] = await release(await ordersOf(machine));
    const order = await t.ok('manufacturing.releaseWorkOrder', { id: (work as Body).id });
    await t.ok('manufacturing.issueMaterial', {
      id: order.id,
      lines: [{ lineNo: order.materials[0].lineNo, quantity: '3' }],
    });
    await factory.run();
    expect((await ordersOf(part)).map(({ quantity }) => quantity)).toEqual(['3']);
  });
});

describe('made to stock', () => {
  test('a released order says for whom, so that nobody makes it again', async () => {
    const product = await made([await bought()], { minimumLot: '20' });
    const first = await factory.sold([{ itemId: product.id, quantity: '6' }], factory.day(30));
    const second = await factory.sold([{ itemId: product.id, quantity: '7' }], factory.day(31));
    await factory.run();
    const [document] = await release(await ordersOf(product));
    const order = await workOrder((document as Body).id);
    expect([order.quantity, pegsOf(order)]).toEqual([
      '20',
      [
        [`${first.id}/${first.lines[0].lineNo}`, '6', false],
        [`${second.id}/${second.lines[0].lineNo}`, '7', false],
      ],
    ]);
    const lines = [first, second].map(({ id, lines: [line] }) => ({
      salesOrderId: id,
      lineNo: line.lineNo,
    }));
    const again = await t.call('planning.createWorkOrdersFromSales', { lines });
    expect([again.status, again.body.code]).toEqual([422, 'planning.nothingLeft']);
  });

  test('firm first and released later, it is for the same orders', async () => {
    const product = await made([await bought()]);
    const sale = await factory.sold([{ itemId: product.id, quantity: '6' }], factory.day(30));
    await factory.run();
    const plannedOrderIds = (await ordersOf(product)).map(({ id }) => id);
    const firm = (await t.ok('planning.firmPlannedOrders', { plannedOrderIds })).data;
    await factory.run();
    const [document] = await release(firm);
    const order = await workOrder((document as Body).id);
    expect(pegsOf(order)).toEqual([[`${sale.id}/${sale.lines[0].lineNo}`, '6', false]]);
  });

  test('of 10 sold and 6 reserved 4 are made; the rest of a line can be made later', async () => {
    const product = await factory.item({ make: true, leadTimeDays: 1 }, '6');
    await factory.bom(product.id, [{ itemId: (await bought()).id, quantity: '1' }]);
    const sale = await factory.sold([{ itemId: product.id, quantity: '10' }], factory.day(2));
    await world.settle();
    const line = { salesOrderId: sale.id, lineNo: sale.lines[0].lineNo };
    const one = await t.ok('planning.createWorkOrdersFromSales', {
      lines: [{ ...line, quantity: '1' }],
    });
    expect(one.data).toMatchObject([{ quantity: '1' }]);
    const rest = await t.ok('planning.createWorkOrdersFromSales', { lines: [line] });
    expect(rest.data).toMatchObject([{ quantity: '3' }]);
    const again = await t.call('planning.createWorkOrdersFromSales', { lines: [line] });
    expect(again.body.code).toBe('planning.nothingLeft');
  });
});

describe('work orders for a line that something was done for already', () => {
  const lineOf = (sale: Body) => ({ salesOrderId: sale.id, lineNo: sale.lines[0].lineNo });
  const ask = (sale: Body) =>
    t.call('planning.createWorkOrdersFromSales', { lines: [lineOf(sale)] });
  const code = async (sale: Body) => (await ask(sale)).body.code;
  const receive = async (id: string, quantity: string) => {
    await t.ok('manufacturing.releaseWorkOrder', { id });
    await t.ok('manufacturing.receiveProduction', { id, quantity });
  };
  const plain = async (stock: string) => {
    const product = await factory.item({ make: true, leadTimeDays: 1 }, stock);
    const part = await factory.item({}, '100');
    await factory.bom(product.id, [{ itemId: part.id, quantity: '1' }]);
    return product;
  };

  test('4 left from stock: 6 are made, once, also while they wait to be claimed', async () => {
    const product = await plain('4');
    const sale = await factory.sold([{ itemId: product.id, quantity: '10' }], factory.day(9));
    await world.settle();
    const line = { orderLine: sale.lines[0].lineNo, quantity: '4' };
    await t.ok('sales.deliverSalesOrder', { id: sale.id, lines: [line] });
    const made = await ask(sale);
    expect(made.body.data).toMatchObject([{ quantity: '6' }]);
    expect(await code(sale)).toBe('planning.nothingLeft');
    await receive(made.body.data[0].workOrderId, '6');
    expect(await code(sale)).toBe('planning.nothingLeft');
    await world.settle();
    expect(await code(sale)).toBe('planning.nothingLeft');
  });

  test('released from the plan first, then partly delivered from stock: nothing is left', async () => {
    const product = await plain('0');
    const sale = await factory.sold([{ itemId: product.id, quantity: '10' }], factory.day(9));
    await factory.run();
    const [document] = await release(await ordersOf(product));
    expect(await code(sale)).toBe('planning.nothingLeft');
    await found(t, product.id, factory.warehouseId, '4');
    await world.settle();
    const line = { orderLine: sale.lines[0].lineNo, quantity: '4' };
    await t.ok('sales.deliverSalesOrder', { id: sale.id, lines: [line] });
    await receive((document as Body).id, '3');
    await world.settle();
    expect(await code(sale)).toBe('planning.nothingLeft');
  });

  test('what was made for it and went to a more urgent order is made again', async () => {
    const product = await plain('0');
    const slow = await factory.sold([{ itemId: product.id, quantity: '6' }], factory.day(30));
    const made = (await ask(slow)).body.data;
    await factory.sold([{ itemId: product.id, quantity: '6' }], factory.day(2));
    await receive(made[0].workOrderId, '6');
    await world.settle();
    expect((await ask(slow)).body.data).toMatchObject([{ quantity: '6' }]);
    expect(await code(slow)).toBe('planning.nothingLeft');
  });

  test('firm for the line in the plan, it is not made a second time', async () => {
    const machine = await made([await bought()], { madeToOrder: true });
    const sale = await factory.sold([{ itemId: machine.id, quantity: '2' }], factory.day(20));
    await factory.run();
    const plannedOrderIds = (await ordersOf(machine)).map(({ id }) => id);
    await t.ok('planning.firmPlannedOrders', { plannedOrderIds });
    expect(await code(sale)).toBe('planning.nothingLeft');
  });
});
