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
  const lots = { safetyStock: '20', minimumLot: '60', lotMultiple: '30' };
  a = await factory.item({ make: true, leadTimeDays: 14, ...lots }, '50');
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
}, 60_000);
afterAll(() => world.stop());

describe('planning.runMrp', () => {
  test('202: is computed, published, and its job is done', async () => {
    expect(run).toMatchObject({ state: 'published', today: factory.today, late: 0, pastDue: 2 });
    const done = { kind: 'planning', state: 'succeeded', done: 2, total: 2 };
    expect(await t.ok('platform.getJob', { id: run.jobId })).toMatchObject(done);
  });

  test('the next run on the same data changes nothing and names the one before', async () => {
    const next = await factory.run();
    expect(next).toMatchObject({ previousRunId: run.id, added: 0, removed: 0, changed: 0 });
    run = next;
  });

  test('409: one at a time; the plan in use stays until the new one is whole', async () => {
    const first = await t.call('planning.runMrp');
    const second = await t.call('planning.runMrp');
    expect([first.status, second.status]).toEqual([202, 409]);
    expect(second.body.code).toBe('planning.runUnderWay');
    await world.settle();
    const settled = await t.ok('planning.getPlanningRun', { id: first.body.id });
    expect(settled.state).toBe('published');
    run = settled;
  });

  test('403: not for a seller', async () => {
    const seller = await t.member(['salesRep']);
    expect((await seller.call('planning.runMrp')).status).toBe(403);
  });
});

describe('the plan', () => {
  test('both levels: lots, lead times, and what can be achieved of what is past due', async () => {
    const orders = await factory.orders();
    const said = orders.map(({ itemId, quantity, availableOn }) => [itemId, quantity, availableOn]);
    expect(said).toEqual([
      [a.id, '60', week(2)],
      [b.id, '20', week(1)],
      [b.id, '180', week(4)],
      [a.id, '90', week(6)],
    ]);
    expect(orders[0]).toMatchObject({
      releaseOn: week(0),
      achievable: 'late',
      achievableOn: week(4),
    });
    expect(orders[1]).toMatchObject({
      releaseOn: week(0),
      achievable: 'late',
      achievableOn: week(2),
    });
    expect(orders[3]).toMatchObject({ releaseOn: week(4), achievable: 'onTime', pastDue: false });
  });

  test('pages by cursor and filters', async () => {
    const first = await t.ok('planning.listPlannedOrders', { limit: 3 });
    const rest = await t.ok('planning.listPlannedOrders', { limit: 3, cursor: first.nextCursor });
    expect([first.data.length, rest.data.length, rest.nextCursor]).toEqual([3, 1, undefined]);
    expect(await factory.orders({ kind: 'buy' })).toHaveLength(2);
    expect(await factory.orders({ pastDue: true })).toHaveLength(2);
    expect(await factory.orders({ search: a.code })).toHaveLength(2);
    expect(await factory.orders({ releaseFrom: week(3) })).toHaveLength(2);
    expect((await factory.orders({ sort: '-releaseOn' }))[0]).toMatchObject({ releaseOn: week(4) });
    const other = await t.call('planning.listPlannedOrders', {
      cursor: first.nextCursor,
      sort: 'dueOn',
    });
    expect(other.body.code).toBe('invalidCursor');
  });

  test('the classic table of an item, week by week, and its safety stock', async () => {
    const plan = await t.ok('planning.itemPlan', { itemId: b.id, bucket: 'day' });
    expect(plan).toMatchObject({ stock: '100', safetyStock: '0', pastDueRelease: '20' });
    expect(plan.rows).toMatchObject([
      { from: week(1), gross: '120', net: '20', plannedReceipt: '20', plannedRelease: '0' },
      { from: week(3), gross: '0', plannedRelease: '180', balance: '0' },
      { from: week(4), gross: '180', net: '180', plannedReceipt: '180', balance: '0' },
    ]);
  });

  test('explains a quantity step by step, in both languages', async () => {
    const [first] = await factory.orders();
    const explained = await t.ok('planning.explainPlannedOrder', { id: first?.id });
    expect(explained.value).toBe('60');
    const steps = explained.steps.map((step: Body) => [step.label.en, step.quantity ?? step.date]);
    expect(steps).toEqual([
      ['Balance before', '50'],
      ['+ scheduled receipts', '0'],
      ['− gross requirement', '40'],
      ['Safety stock', '20'],
      ['Net requirement', '10'],
      ['At least the minimum lot', '60'],
      ['Up to a multiple of 30', '60'],
      ['This order', '60'],
      ['Needed on', week(2)],
      ['Less the lead time of 14 days: release', week(0)],
      ['That is past: start today at the earliest', week(1)],
      [`Waits for ${b.code} by a planned order`, '20'],
      ['Achievable, given its components', week(4)],
    ]);
    expect(explained.steps.every((step: Body) => step.label.zh.length > 0)).toBe(true);
    const unknown = await t.call('planning.explainPlannedOrder', { id: 'itm_x~~~2026-01-01~1' });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'planning.notInPlan']);
  });

  test('pegs lead from a part up to the sold product, and from a sale down to the parts', async () => {
    const [, part] = await factory.orders();
    const up = await t.ok('planning.pegging', { id: part?.id });
    expect(up.data).toMatchObject([
      { level: 1, kind: 'dependent', code: b.code, quantity: '20', date: week(1) },
      { level: 2, kind: 'given', code: a.code, quantity: '40', date: week(4) },
      { level: 2, kind: 'given', code: a.code, quantity: '20', date: week(6) },
    ]);
    const sale = up.data.find(({ kind }: Body) => kind === 'given');
    const down = await t.ok('planning.pegging', { id: sale.id });
    const kinds = new Set(down.data.map(({ kind }: Body) => kind));
    expect(kinds).toEqual(new Set(['stock', 'planned']));
  });

  test('exceptions say what to do, in both languages', async () => {
    const { data, counts } = await t.ok('planning.planExceptions');
    expect(counts).toEqual({ belowSafety: 2, pastDue: 2 });
    const first = data.find(({ kind }: Body) => kind === 'pastDue');
    expect(first).toMatchObject({ code: a.code, date: week(0), to: week(4), quantity: '60' });
    expect(first.text.en).toContain(`available on ${week(4)}`);
    expect(first.text.zh).toContain(week(4));
    const only = await t.ok('planning.planExceptions', { kind: 'pastDue', itemId: b.id });
    expect(only.data).toHaveLength(1);
  });

  test('is exported as lines of JSON and as a table', async () => {
    const lines = (await t.call('planning.exportPlan')).text.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).quantity)).toEqual(['60', '90', '20', '180']);
    const table = (await t.call('planning.exportPlanTable')).text.trim().split('\r\n');
    expect(table).toHaveLength(5);
    expect((await t.call('planning.exportPlan', { part: 2 })).text).toBe('');
  });

  test('what will be bought, month by month', async () => {
    const plan = await t.ok('planning.purchasePlan', { supplierId: factory.supplierId });
    expect(plan.data).toHaveLength(1);
    const sum = plan.data[0].quantities.reduce(
      (all: number, one: Body) => all + Number(one.planned),
      0,
    );
    expect(sum).toBe(200);
    const firm = plan.data[0].quantities.reduce(
      (all: number, one: Body) => all + Number(one.firm),
      0,
    );
    expect(firm).toBe(200);
  });

  test('another order more is compared with the plan before', async () => {
    const before = run.id;
    await factory.sold([{ itemId: a.id, quantity: '30' }], week(8));
    const after = await factory.run();
    const compared = await t.ok('planning.comparePlans', { before, after: after.id });
    expect(compared.orders).toEqual({ added: 2, removed: 0, changed: 0 });
    expect(compared.data.map(({ change, code }: Body) => [change, code])).toEqual([
      ['added', a.code],
      ['added', b.code],
    ]);
    expect(after).toMatchObject({ added: 2, removed: 0, changed: 0 });
  });

  test('net change nets what is other than before, and the plan is that of a whole run', async () => {
    await factory.sold([{ itemId: b.id, quantity: '15' }], week(9));
    const changed = await factory.run({ mode: 'netChange' });
    expect(changed).toMatchObject({ mode: 'netChange', netted: 1, streams: 2 });
    const whole = await factory.run({ mode: 'regenerate' });
    expect(whole).toMatchObject({ netted: 2, added: 0, removed: 0, changed: 0 });
    const [one, two] = await Promise.all(
      [changed, whole].map(({ id }) => t.call('planning.exportPlan', { runId: id })),
    );
    expect(one?.text.length).toBeGreaterThan(100);
    expect(one?.text).toBe(two?.text);
  });
});
