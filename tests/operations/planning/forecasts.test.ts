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

const grossOf = async (itemId: string): Promise<number> => {
  await factory.run();
  const { rows } = await t.ok('planning.itemPlan', { itemId, bucket: 'month' });
  return rows.reduce((sum: number, row: Body) => sum + Number(row.gross), 0);
};

describe('forecasts', () => {
  test('100 expected: with 70 ordered still 100, with 120 ordered 120', async () => {
    const item = await factory.item({ leadTimeDays: 3 });
    const [from, to] = [factory.day(20), factory.day(49)];
    await t.ok('planning.createForecast', { itemId: item.id, from, to, quantity: '100' });
    expect(await grossOf(item.id)).toBe(100);
    await factory.sold([{ itemId: item.id, quantity: '70' }], factory.day(30));
    expect(await grossOf(item.id)).toBe(100);
    await factory.sold([{ itemId: item.id, quantity: '50' }], factory.day(40));
    expect(await grossOf(item.id)).toBe(120);
  });

  test('100 expected, 70 of them delivered: 30 are still to come', async () => {
    const item = await factory.item({ leadTimeDays: 3 }, '70');
    const [from, to] = [factory.day(20), factory.day(49)];
    await t.ok('planning.createForecast', { itemId: item.id, from, to, quantity: '100' });
    const { id } = await factory.sold([{ itemId: item.id, quantity: '70' }], factory.day(30));
    await t.ok('sales.deliverSalesOrder', { id });
    expect(await grossOf(item.id)).toBe(30);
  });

  test('what is made to order consumes no forecast', async () => {
    const item = await factory.item({ make: true, madeToOrder: true });
    const [from, to] = [factory.day(20), factory.day(49)];
    await t.ok('planning.createForecast', { itemId: item.id, from, to, quantity: '10' });
    await factory.sold([{ itemId: item.id, quantity: '4' }], factory.day(30));
    expect(await grossOf(item.id)).toBe(10);
    const own = await factory.orders({ itemId: item.id });
    expect(own.filter(({ order }) => order !== undefined)).toMatchObject([{ quantity: '4' }]);
  });

  test('422: a period that ends before it begins; 409: the same period twice', async () => {
    const { id: itemId } = await factory.item();
    const wish = { itemId, from: factory.day(9), to: factory.day(3), quantity: '1' };
    const reversed = await t.call('planning.createForecast', wish);
    expect(reversed.body).toMatchObject({ status: 422, code: 'planning.periodReversed' });
    const right = { ...wish, to: factory.day(12) };
    await t.ok('planning.createForecast', right);
    expect((await t.call('planning.createForecast', right)).status).toBe(409);
  });
});

test('a master plan is the items’ by its shares, and sales consume it', async () => {
  const [a, b] = [await factory.item({ make: true }), await factory.item({ make: true })];
  await t.ok('planning.createMasterPlan', {
    ...{ code: 'FAM-1', name: 'Bicycles', from: factory.day(28), to: factory.day(55) },
    quantity: '1000',
    shares: [
      { itemId: a.id, share: '0.6' },
      { itemId: b.id, share: '0.4' },
    ],
  });
  expect(await grossOf(a.id)).toBe(600);
  expect(await grossOf(b.id)).toBe(400);
});
