import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { addDays } from '../../../shared/kernel/date.ts';
import { approved, newSupplier } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { newPart, newPlant, newProduct, type Plant, released } from '../../support/making.ts';
import { differences, rawTable } from '../../support/raw-table.ts';
import { newCustomer } from '../../support/selling.ts';

const DAY_MS = 86_400_000;
const WORKFLOW = 'nightly-promises';

let world: World;
let t: TestTenant;
let plant: Plant;
let customerId: string;
let supplierId: string;
let today: string;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  plant = await newPlant(t);
  customerId = (await newCustomer(t)).id;
  supplierId = (await newSupplier(t)).id;
  today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
});
afterEach(() => vi.useRealTimers());
afterAll(() => world.stop());

async function night(at: string): Promise<void> {
  await world.host.machines.start(WORKFLOW, `${WORKFLOW}-${at}`, { at });
  await world.settle();
}

const sold = async (itemId: string, quantity: string, requestedDate: string): Promise<Body> => {
  const { id } = await t.ok('sales.createSalesOrder', {
    ...{ customerId, requestedDate, warehouseId: plant.mainId },
    lines: [{ itemId, quantity, price: '10' }],
  });
  return t.ok('sales.confirmSalesOrder', { id });
};
const promiseOf = async ({ id }: Body): Promise<Body> => {
  await world.settle();
  return t.ok('planning.getOrderPromise', { id: `prm_${id.slice(3)}` });
};

describe('in the night', () => {
  it('another lead time moves promises, though nothing has happened to the goods', async () => {
    const item = await newPart(t, plant, { leadTimeDays: 2, supplierId });
    const order = await sold(item.id, '5', today);
    const before = await promiseOf(order);
    await t.ok('masterdata.updateItem', { id: item.id, leadTimeDays: 9 });
    expect((await promiseOf(order)).promisedOn).toBe(before.promisedOn);
    await night('2026-03-01T17:00:00Z');
    const after = await promiseOf(order);
    expect(after.promisedOn > before.promisedOn).toBe(true);
    expect(after.cause).toBe('buy');
  });

  it('another bill of materials does, too', async () => {
    const [quick, slow] = [
      await newPart(t, plant, { leadTimeDays: 1, supplierId }),
      await newPart(t, plant, { leadTimeDays: 15, supplierId }),
    ];
    const product = await newProduct(t, plant, { leadTimeDays: 1 });
    const first = await released(t, product.id, [{ itemId: quick.id, quantity: '1' }]);
    const order = await sold(product.id, '1', today);
    const before = await promiseOf(order);
    await t.ok('engineering.retireBom', { id: first.id });
    await released(t, product.id, [
      { itemId: quick.id, quantity: '1' },
      { itemId: slow.id, quantity: '1' },
    ]);
    await night('2026-03-02T17:00:00Z');
    expect((await promiseOf(order)).promisedOn > before.promisedOn).toBe(true);
  });

  it('more promises than a commit holds are all worked out, once', async () => {
    const item = await newPart(t, plant, { leadTimeDays: 2, supplierId });
    const orders: Body[] = [];
    for (let count = 0; count < 45; count += 1) orders.push(await sold(item.id, '1', today));
    const versions = (all: Body[]) => all.map(({ version }) => version);
    const kept = async () => Promise.all(orders.map(promiseOf));
    const before = await kept();
    await t.ok('masterdata.updateItem', { id: item.id, leadTimeDays: 12 });
    const at = '2026-03-03T17:00:00Z';
    await night(at);
    const after = await kept();
    expect(versions(after)).toEqual(versions(before).map((version) => version + 1));
    expect(await t.ok('planning.refreshPromises')).toEqual({ changed: 0, remaining: 0 });
  });

  it('where all is as it was nothing is written', async () => {
    const table = rawTable(world, t.id);
    const before = await table.fingerprint();
    await night('2026-03-04T17:00:00Z');
    const written = differences(before, await table.fingerprint());
    // Seals follow what was written before, some time later.
    expect(written.filter((key) => !key.startsWith('seal'))).toEqual([]);
    table.close();
  });

  it('the same night asked for again goes on behind what it has done', async () => {
    const item = await newPart(t, plant, { leadTimeDays: 2, supplierId });
    const order = await sold(item.id, '5', today);
    await promiseOf(order);
    await t.ok('masterdata.updateItem', { id: item.id, leadTimeDays: 4 });
    const at = '2026-03-05T17:00:00Z';
    const step = () =>
      world.host.runner.invoke('planning-steps', {
        ...{ step: 'planning.keepNightlyPromises', tenantId: t.id, generation: 1 },
        ...{ workflow: WORKFLOW, key: at, input: { at } },
      });
    expect(await step()).toMatchObject({ ok: true, payload: { changed: 1 } });
    const { version } = await promiseOf(order);
    await t.ok('masterdata.updateItem', { id: item.id, leadTimeDays: 6 });
    expect(await step()).toMatchObject({ ok: true });
    expect((await promiseOf(order)).version).toBe(version);
  });

  it('a purchase order that silently did not come holds its orders up day by day', async () => {
    const item = await newPart(t, plant);
    const due = addDays(today, 1);
    const order = await sold(item.id, '20', due);
    await approved(
      t,
      { supplierId, itemId: item.id, warehouseId: plant.mainId },
      { quantity: '20', promisedOn: due },
    );
    expect(await promiseOf(order)).toMatchObject({ promisedOn: due, lateDays: 0 });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * DAY_MS });
    await night('2026-03-06T17:00:00Z');
    const { accessToken } = (
      await t.call('account.signIn', { email: t.email, password: t.password, tenantId: t.id })
    ).body;
    const answer = await t.call(
      'planning.getOrderPromise',
      { id: `prm_${order.id.slice(3)}` },
      { token: accessToken },
    );
    expect(answer.body).toMatchObject({
      promisedOn: addDays(today, 3),
      lateDays: 2,
      cause: 'receipt',
    });
  });
});
