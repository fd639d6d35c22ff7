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

describe('work orders from sales orders', () => {
  test('P 10, 20, 30 and Q 5 become P 60 and Q 5 with their pegs; then nothing is left', async () => {
    const p = await factory.item({ make: true, leadTimeDays: 3 });
    const q = await factory.item({ make: true, leadTimeDays: 3 });
    const part = await factory.item();
    for (const { id } of [p, q]) await factory.bom(id, [{ itemId: part.id, quantity: '1' }]);
    const first = await factory.sold(
      [
        { itemId: p.id, quantity: '10' },
        { itemId: p.id, quantity: '20' },
      ],
      factory.day(15),
    );
    const second = await factory.sold(
      [
        { itemId: p.id, quantity: '30' },
        { itemId: q.id, quantity: '5' },
      ],
      factory.day(12),
    );
    const lines = [first, second].flatMap((order) =>
      order.lines.map(({ lineNo }: Body) => ({ salesOrderId: order.id, lineNo })),
    );
    const made = await t.ok('planning.createWorkOrdersFromSales', { lines, mergeBy: 'item' });
    expect(made.data).toMatchObject([
      { itemId: p.id, quantity: '60', dueOn: factory.day(12) },
      { itemId: q.id, quantity: '5' },
    ]);
    expect(made.data[0].pegs.map(({ quantity }: Body) => quantity)).toEqual(['10', '20', '30']);
    const again = await t.call('planning.createWorkOrdersFromSales', { lines });
    expect([again.status, again.body.code]).toEqual([422, 'planning.nothingLeft']);
    const more = [{ ...lines[0], quantity: '1' }];
    const refused = await t.call('planning.createWorkOrdersFromSales', { lines: more });
    expect(refused.body).toMatchObject({
      code: 'planning.moreThanLeft',
      errors: [{ pointer: '/lines/0/quantity' }],
    });
  });

  test('lines built by another version of the bill of materials are orders of their own', async () => {
    const p = await factory.item({ make: true, leadTimeDays: 3 });
    const [old, next] = [await factory.item(), await factory.item()];
    const changeOn = factory.day(20);
    const first = await factory.bom(p.id, [{ itemId: old.id, quantity: '1' }], {
      ...{ revision: 'A', validTo: factory.day(19) },
    });
    const second = await factory.bom(p.id, [{ itemId: next.id, quantity: '1' }], {
      ...{ revision: 'B', validFrom: changeOn },
    });
    const lines = [];
    for (const [day, quantity] of [
      [10, '1'],
      [22, '2'],
      [23, '4'],
      [40, '8'],
    ] as const) {
      const { id } = await factory.sold([{ itemId: p.id, quantity }], factory.day(day));
      lines.push({ salesOrderId: id, lineNo: 1 });
    }
    const wish = { lines, mergeBy: 'itemBom' };
    const { data } = await t.ok('planning.createWorkOrdersFromSales', wish);
    expect(data).toMatchObject([
      { quantity: '3', dueOn: factory.day(10) },
      { quantity: '12', dueOn: factory.day(23) },
    ]);
    const orders = await Promise.all(
      data.map(({ workOrderId: id }: Body) => t.ok('manufacturing.getWorkOrder', { id })),
    );
    expect(orders).toMatchObject([
      { bomId: first.id, startOn: factory.day(7) },
      { bomId: second.id, startOn: changeOn },
    ]);
  });
});
