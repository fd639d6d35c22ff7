import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { delivered, newCustomer, openShop, type Shop } from '../../support/selling.ts';

let world: World;
let t: TestTenant;
let shop: Shop;
let customerId: string;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  shop = await openShop(t);
  customerId = (await newCustomer(t)).id;
});
afterAll(() => world.stop());

const pay = (date: string, amount: string): Promise<Body> =>
  t.ok('finance.receivePayment', { customerId, date, amount, method: 'bankTransfer' });
const amountsOf = ({ steps }: Body) =>
  steps.map(({ label, amount }: Body) => [label.en, amount] as const);

it('200: what is paid opens into advances, payments and what was taken back', async () => {
  const { today } = await t.ok('analytics.cockpit');
  const advance = await pay(today, '100');
  const { order } = await delivered(t, { ...shop, customerId }, '10');
  await t.ok('finance.applyAdvance', { id: advance.advanceId, date: order.date });
  const payment = await pay(order.date, '500');
  const mistake = await pay(order.date, '30');
  await t.ok('finance.reversePayment', { id: mistake.id, date: order.date });
  await world.settle();
  const { paid } = await t.ok('sales.getSalesOrder', { id: order.id });
  const found = await t.ok('sales.explainPaid', { id: order.id });
  expect([paid, found.value]).toEqual(['600', '600']);
  expect(amountsOf(found)).toEqual([
    ['Advance or credit applied', '100'],
    ['Payment', '500'],
    ['Payment', '30'],
    ['Payment', '-30'],
    ['Paid', '600'],
  ]);
  expect(found.steps[1].id).toBe(payment.id);
});

it('404: an order that does not exist, or that one may not see', async () => {
  const unknown = await t.call('sales.explainPaid', { id: `so_${'0'.repeat(26)}` });
  expect(unknown.status).toBe(404);
  const { order } = await delivered(t, shop, '1');
  const rep = await t.member(['salesRep']);
  expect((await rep.call('sales.explainPaid', { id: order.id })).status).toBe(404);
});
