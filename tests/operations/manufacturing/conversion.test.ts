import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { periodOf, transfer } from '../../support/finance.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  done,
  newPart,
  newPlant,
  newProduct,
  ordered,
  type Plant,
  released,
  routed,
} from '../../support/making.ts';
import { assertSound, newCustomer, trialBalance } from '../../support/selling.ts';

const period = '2026-03';
const on = (day: string) => ({ date: `${period}-${day}` });

let world: World;
let t: TestTenant;
let plant: Plant;
let product: Body;
let finished: Body;
let begun: Body;

const spread = () => t.ok('manufacturing.spreadConversion', { period });
const costOf = async ({ id }: Body): Promise<Body> =>
  (await t.ok('manufacturing.listProductionCost', { filter: { workOrderId: { eq: id } } })).data[0];
const stockOf = async (): Promise<Body> =>
  (await t.ok('inventory.listCostPool', { filter: { itemId: { eq: product.id } } })).data[0];
const checkOf = async (name: string): Promise<Body> => {
  const { id } = await periodOf(t, period);
  const { checks } = await t.ok('finance.closingChecklist', { id });
  return checks.find((check: Body) => check.id === name);
};
const booked = (debit: string, credit: string, amount: string) =>
  t.ok('finance.postManualJournal', transfer(`${period}-25`, debit, credit, amount));

/** FIN-14: 100 P take 6,000 of material, 800 labour and 700 overhead; 40 of them are sold. */
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant({ firstPeriod: period });
  plant = await newPlant(t, { labourRate: '48', overheadRate: '42' });
  const x = await newPart(t, plant);
  product = await newProduct(t, plant);
  await released(t, product.id, [{ itemId: x.id, quantity: '1' }], { validFrom: '2026-01-01' });
  await routed(t, product.id, [{ workCentreId: plant.centreId, runMinutes: '10' }]);
  await t.ok('inventory.receiveOtherStock', {
    ...{ warehouseId: plant.mainId, reason: 'other', account: 'capital', ...on('01') },
    lines: [{ itemId: x.id, quantity: '200', unitCost: '60' }],
  });
  const work = async (minutes: string, good: string) => {
    const order = await ordered(t, plant, product.id, '100', { startOn: `${period}-02` });
    await done(t, 'manufacturing.issueMaterial', order.id, on('03'));
    const report = { operation: 10, good, minutes, ...on('05') };
    await done(t, 'manufacturing.reportOperation', order.id, report);
    return order;
  };
  finished = await work('1000', '100');
  await done(t, 'manufacturing.receiveProduction', finished.id, { quantity: '100', ...on('06') });
  begun = await work('500', '50');
  const { id: customerId } = await newCustomer(t);
  const order = await t.ok('sales.createSalesOrder', {
    ...{ customerId, warehouseId: plant.mainId, ...on('07') },
    lines: [{ itemId: product.id, quantity: '40', price: '200' }],
  });
  await t.ok('sales.confirmSalesOrder', { id: order.id });
  await t.ok('sales.deliverSalesOrder', { id: order.id, ...on('08') });
}, 60_000);
afterAll(() => world.stop());

describe('wages and overhead as they really were', () => {
  it('at standard rates the order costs 7,500 for 100: 75.00 each', async () => {
    expect(await costOf(finished)).toMatchObject({
      ...{ material: '6000', labour: '800', overhead: '700', received: '7500', inProcess: '0' },
    });
    expect(await stockOf()).toMatchObject({ quantity: '60', value: '4500' });
    expect(await costOf(begun)).toMatchObject({ inProcess: '6750' });
    expect((await trialBalance(t))['410102']).toBe(-2250);
  });

  it('the month cannot be closed while clearing has a balance, and says how much', async () => {
    await booked('410102', '2211', '1500');
    await booked('410102', '2211', '1200');
    expect(await checkOf('conversion')).toMatchObject({
      ok: false,
      exceptions: [{ found: '450', expected: '0' }],
    });
  });

  it('2,700 were spent and 2,250 charged: 300 to the finished order, 150 stay in process', async () => {
    const before = await trialBalance(t);
    expect(await spread()).toEqual({
      ...{ period, balance: '450', orders: 2, moved: '450' },
      ...{ toGoods: '180', toCost: '120', remaining: 0 },
    });
    expect(await costOf(finished)).toMatchObject({
      ...{ labour: '960', overhead: '840', settled: '300', inProcess: '0' },
    });
    expect(await costOf(begun)).toMatchObject({
      labour: '480',
      overhead: '420',
      inProcess: '6900',
    });
    // 60 of 100 are there: 4,500 + 180, 78.00 each.
    expect(await stockOf()).toMatchObject({ quantity: '60', value: '4680' });
    const after = await trialBalance(t);
    const moved = (code: string) => (after[code] ?? 0) - (before[code] ?? 0);
    expect(['410102', '4001', '1405', '5401'].map(moved)).toEqual([-450, 150, 180, 120]);
    expect(await checkOf('conversion')).toMatchObject({ ok: true, count: 0 });
  });

  it('asked again it moves nothing', async () => {
    const { orders, moved, remaining } = await spread();
    expect([orders, moved, remaining]).toEqual([0, '0', 0]);
  });

  it('wages that turn out 90 less come back the same way', async () => {
    await booked('2211', '410102', '90');
    expect(await spread()).toMatchObject({ moved: '-90', toGoods: '-36', toCost: '-24' });
    expect(await stockOf()).toMatchObject({ value: '4644' });
    expect(await costOf(begun)).toMatchObject({ inProcess: '6870' });
  });

  it('what is in process goes on when the order is finished, and everything holds', async () => {
    await done(t, 'manufacturing.reportOperation', begun.id, {
      ...{ operation: 10, good: '50', minutes: '500' },
      date: '2026-04-02',
    });
    const rest = { quantity: '100', date: '2026-04-03' };
    const receipt = await done(t, 'manufacturing.receiveProduction', begun.id, rest);
    expect(receipt.value).toBe('7620');
    expect(await costOf(begun)).toMatchObject({ inProcess: '0' });
    await world.settle();
    await assertSound(t);
  });

  it('with nobody at work there is nobody to bear it; a worker may not spread', async () => {
    await t.ok('finance.postManualJournal', transfer('2026-05-25', '410102', '2211', '5'));
    const idle = await t.call('manufacturing.spreadConversion', { period: '2026-05' });
    expect([idle.status, idle.body.code]).toEqual([409, 'manufacturing.noConversion']);
    const worker = await t.member(['worker']);
    expect((await worker.call('manufacturing.spreadConversion', { period })).status).toBe(403);
  });
});
