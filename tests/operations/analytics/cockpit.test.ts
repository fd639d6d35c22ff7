import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '../../../shared/kernel/date.ts';
import { sum } from '../../../shared/kernel/decimal.ts';
import { approved, newSupplier } from '../../support/buying.ts';
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
  expect(seen.concerns[0]).toMatchObject({ cause: 'unknown' });
  expect(seen.concerns[0]).not.toHaveProperty('causeNumber');
  expect(seen.concerns[1]).toMatchObject({ amount: '500', id: sold.id });
});

it('200: every figure opens into what it is made of, and is its sum', async () => {
  const seen = await t.ok('analytics.cockpit');
  for (const figure of ['cash', 'receivable', 'revenue', 'margin', 'orders']) {
    const { value, steps } = await t.ok('analytics.explainFigure', { figure });
    expect([figure, value]).toEqual([figure, seen[figure].value]);
    expect(steps.at(-1)).toMatchObject({
      chosen: true,
      [figure === 'margin' ? 'rate' : 'amount']: value,
    });
    const parts = steps.slice(0, -1).map((step: { amount: string }) => step.amount);
    if (figure !== 'margin') expect(sum(parts)).toBe(value);
  }
  const { steps } = await t.ok('analytics.explainFigure', { figure: 'margin' });
  expect(steps).toMatchObject([
    { label: { zh: '5001 主营业务收入' }, amount: '1000' },
    { label: { zh: '5401 主营业务成本' }, amount: '-1500' },
    { label: { en: 'Gross profit' }, amount: '-500' },
    { label: { en: 'Revenue' }, amount: '1000' },
    { rate: '-0.5' },
  ]);
  const member = await t.member(['salesRep']);
  const refused = await member.call('analytics.explainFigure', { figure: 'cash' });
  expect(refused.status).toBe(403);
});

it('200: an order that slips says what its longest-waiting line waits for', async () => {
  const shop = await openShop(t, { stock: '0' });
  const second = await openShop(t, { stock: '0' });
  const supplier = await newSupplier(t);
  const wanted = addDays((await t.ok('analytics.cockpit')).today, 5);
  const bought = (itemId: string, promisedOn: string) =>
    approved(
      t,
      { supplierId: supplier.id, itemId, warehouseId: shop.warehouseId },
      { quantity: '4', promisedOn },
    );
  const early = await bought(shop.itemId, addDays(wanted, 2));
  const last = await bought(second.itemId, addDays(wanted, 9));
  const slipping = await order(t, shop, '4', {
    requestedDate: wanted,
    lines: [shop.itemId, second.itemId].map((itemId) => ({ itemId, quantity: '4' })),
  });
  await t.ok('sales.confirmSalesOrder', { id: slipping.id });
  await world.settle();

  const concernOf = async () => {
    const { concerns } = await t.ok('analytics.cockpit');
    return concerns.find(({ id }: { id: string }) => id === slipping.id);
  };
  expect(await concernOf()).toMatchObject({
    kind: 'lateOrder',
    days: 9,
    cause: 'receipt',
    causeId: last.id,
    causeNumber: last.number,
  });

  await t.ok('purchasing.confirmPurchaseOrder', {
    id: last.id,
    lines: [{ lineNo: 1, confirmedOn: wanted }],
  });
  await world.settle();
  expect(await concernOf()).toMatchObject({ days: 2, causeNumber: early.number });
});
