import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type Factory, openFactory } from '../../support/planning.ts';

let world: World;
let t: TestTenant;
let factory: Factory;
let a: Body;
let b: Body;
let run: Body;

/** The worked example of the rules, in calendar days: week n begins on day 7 (n − 1). */
const week = (n: number) => factory.day(7 * (n - 1));

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  factory = await openFactory(world, t);
  a = await factory.item(
    { make: true, leadTimeDays: 14, safetyStock: '20', minimumLot: '60', lotMultiple: '30' },
    '50',
  );
  b = await factory.item({ leadTimeDays: 7 }, '100');
  await factory.bom(a.id, [{ itemId: b.id, quantity: '2' }]);
  for (const [n, quantity] of [
    [2, '40'],
    [4, '50'],
    [6, '70'],
  ] as const) {
    await factory.sold([{ itemId: a.id, quantity }], week(n));
  }
  run = await factory.run();
});
afterAll(() => world.stop());

describe('a run', () => {
  test('202: is computed, published, and its job is done', async () => {
    expect(run).toMatchObject({ state: 'published', today: factory.today });
    expect(await t.ok('platform.getJob', { id: run.jobId })).toMatchObject({
      kind: 'planning',
      state: 'succeeded',
      done: 2,
    });
  });

  test('plans both levels: lots, lead times, past due with the day that can be achieved', async () => {
    const orders = await factory.orders();
    expect(
      orders.map(({ itemId, quantity, availableOn }) => [itemId, quantity, availableOn]),
    ).toEqual(
      expect.arrayContaining([
        [a.id, '60', week(2)],
        [a.id, '120', week(6)],
      ]),
    );
    const late = orders.find(({ itemId, pastDue }) => itemId === b.id && pastDue);
    expect(late).toMatchObject({
      quantity: '20',
      releaseOn: factory.day(-7),
      achievable: 'late',
      achievableOn: factory.day(7),
    });
    const first = orders.find(({ itemId, pastDue }) => itemId === a.id && pastDue);
    expect(first).toMatchObject({ releaseOn: factory.day(-7), achievableOn: factory.day(21) });
  });
});
