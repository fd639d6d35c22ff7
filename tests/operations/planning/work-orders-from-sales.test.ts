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
});
