import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { openShop, order } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
});
afterAll(() => world.stop());

it('403: what the company earns is not for everybody', async () => {
  const member = await t.member(['salesRep']);
  expect((await member.call('analytics.cockpit')).status).toBe(403);
});

it('200: a new company has nothing, in twelve months', async () => {
  const empty = await t.ok('analytics.cockpit');
  expect(empty).toMatchObject({ cash: { value: '0' }, revenue: { value: '0' }, concerns: [] });
  expect(empty.margin.value).toBeNull();
  expect(empty.months).toHaveLength(12);
});

it('200: a sale below cost, an order that cannot leave, and money owed are seen', async () => {
  const shop = await openShop(t, { stock: '10', unitCost: '150' });
  const sold = await order(t, shop, '10');
  await t.ok('sales.confirmSalesOrder', { id: sold.id });
  await t.ok('sales.deliverSalesOrder', { id: sold.id });
  const late = await order(t, shop, '5', { requestedDate: '2020-01-02' });
  await t.ok('sales.confirmSalesOrder', { id: late.id });
  await world.settle();

  const seen = await t.ok('analytics.cockpit');
  expect(seen).toMatchObject({
    receivable: { value: '1130' },
    overdue: '0',
    revenue: { value: '1000', before: '0' },
    margin: { value: '-0.5' },
    orders: { value: '565', count: 1, late: 1 },
    ages: { notDue: '1130' },
  });
  expect(seen.months.at(-1)).toMatchObject({ revenue: '1000', cost: '1500' });
  const kinds = seen.concerns.map(({ kind, title }: { kind: string; title: string }) => [
    kind,
    title,
  ]);
  expect(kinds).toEqual([
    ['lateOrder', late.number],
    ['lossOrder', sold.number],
  ]);
  expect(seen.concerns[1]).toMatchObject({ amount: '500', id: sold.id });
});
