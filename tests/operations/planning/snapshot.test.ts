import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnyDoc } from '../../../shared/contracts/noun.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type Factory, openFactory } from '../../support/planning.ts';
import { changed, freshId, plantCommit } from '../../support/plant-commit.ts';
import { receive } from '../../support/selling.ts';

/** From the documents of a company to what planning sees of them. */
let world: World;
let t: TestTenant;
let factory: Factory;
let north: string[];
let transit: string;

const place = async (code: string, more: Record<string, unknown> = {}): Promise<string> =>
  (
    await t.ok('masterdata.createWarehouse', {
      ...{ code, name: code, kind: 'normal', nettable: true, ...more },
    })
  ).id;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  factory = await openFactory(world, t);
  north = [
    await place('N1', { planningArea: 'north' }),
    await place('N2', { planningArea: 'north' }),
  ];
  transit = await place('WAY', { kind: 'transit', planningArea: 'north' });
}, 60_000);
afterAll(() => world.stop());

const sell = (itemId: string, quantity: string, day: number, warehouseId?: string) =>
  factory.sold([{ itemId, quantity, ...(warehouseId && { warehouseId }) }], factory.day(day));

/** What is planned of an item: area, quantity and the offset of the day from today. */
async function planned(itemId: string): Promise<unknown[][]> {
  await factory.run();
  const days = (date: string) => Math.round((Date.parse(date) - Date.parse(factory.today)) / 864e5);
  const orders = await factory.orders({ itemId });
  return orders.map(({ area, quantity, availableOn }) => [area, quantity, days(availableOn)]);
}

describe('stock that has expired', () => {
  test('is no stock to the plan; what is good today still is', async () => {
    const item = await factory.item({ leadTimeDays: 2, trackLots: true });
    for (const [lot, quantity, days] of [
      ['GONE', '40', -1],
      ['TODAY', '7', 0],
      ['EVER', '5', undefined],
    ] as const) {
      const expiresOn = days === undefined ? {} : { expiresOn: factory.day(days) };
      await t.ok('inventory.receiveOtherStock', {
        ...{ warehouseId: factory.warehouseId, reason: 'found' },
        lines: [{ itemId: item.id, quantity, unitCost: '1', lot, ...expiresOn }],
      });
    }
    await sell(item.id, '20', 30);
    expect(await planned(item.id)).toEqual([['main', '8', 30]]);
  });
});

describe('planning areas', () => {
  test('warehouses of an area share their stock, and no other area has any of it', async () => {
    const item = await factory.item({ leadTimeDays: 2 }, '100');
    await receive(t, item.id, north[0] as string, '4');
    await receive(t, item.id, north[1] as string, '3');
    await sell(item.id, '10', 20, north[0]);
    await sell(item.id, '110', 30);
    expect(await planned(item.id)).toEqual([
      ['north', '3', 20],
      ['main', '10', 30],
    ]);
  });

  test('what is on its way counts where it goes, what waits for inspection nowhere', async () => {
    const item = await factory.item({ leadTimeDays: 2 }, '20');
    const quarantine = await place('HOLD', { kind: 'quarantine', nettable: false });
    const go = (toWarehouseId: string, quantity: string) =>
      t.ok('inventory.transferStock', {
        ...{ fromWarehouseId: factory.warehouseId, toWarehouseId },
        lines: [{ itemId: item.id, quantity }],
      });
    await go(transit, '5');
    await go(quarantine, '9');
    await sell(item.id, '7', 10, north[0]);
    await sell(item.id, '7', 10);
    expect(await planned(item.id)).toEqual([
      ['main', '1', 10],
      ['north', '2', 10],
    ]);
  });
});

describe('goods in transit', () => {
  test('count on the day they arrive where they go, in plan and promise, until they are there', async () => {
    const item = await factory.item({ leadTimeDays: 2, receiptDays: 3 }, '10');
    const move = (fromWarehouseId: string, toWarehouseId: string, more: object = {}) =>
      t.call('inventory.transferStock', {
        ...{ fromWarehouseId, toWarehouseId, lines: [{ itemId: item.id, quantity: '10' }] },
        ...more,
      });
    const goes = { arrivesOn: factory.day(15), goesToId: north[0] };
    const wrong = await move(factory.warehouseId, north[1] as string, goes);
    expect([wrong.status, wrong.body.code]).toEqual([422, 'inventory.notInTransit']);
    expect(wrong.body.errors[0].pointer).toBe('/arrivesOn');
    const sent = await move(factory.warehouseId, transit, goes);
    expect(sent.body).toMatchObject(goes);
    await sell(item.id, '4', 10, north[0]);
    await sell(item.id, '6', 20, north[0]);
    expect(await planned(item.id)).toEqual([['north', '4', 10]]);
    const comes = async () => {
      const { rows } = await t.ok('planning.itemSupplyDemand', { id: item.id });
      const found = rows.filter(({ quantity }: Body) => Number(quantity) > 0);
      return found.map(({ kind, quantity, date }: Body) => [kind, quantity, date]);
    };
    expect(await comes()).toEqual([['stockMove', '10', factory.day(15)]]);
    expect((await move(transit, north[0] as string)).status).toBe(201);
    expect(await planned(item.id)).toEqual([]);
    expect((await comes()).map(([kind, quantity]: string[]) => [kind, quantity])).toEqual([
      ['onHand', '10'],
    ]);
  });

  test('that went another time without a day do not arrive for those that come; an order that waits for them names them', async () => {
    const part = await factory.item({ leadTimeDays: 60 }, '10');
    const product = await factory.item({ make: true, leadTimeDays: 2 });
    await factory.bom(product.id, [{ itemId: part.id, quantity: '1' }]);
    const move = (fromWarehouseId: string, toWarehouseId: string, more: object = {}) =>
      t.ok('inventory.transferStock', {
        ...{ fromWarehouseId, toWarehouseId, lines: [{ itemId: part.id, quantity: '5' }] },
        ...more,
      });
    const yesterday = factory.day(-1);
    await move(factory.warehouseId, transit, { date: yesterday });
    await move(transit, north[0] as string, { date: yesterday });
    await move(north[0] as string, factory.warehouseId);
    const goes = { arrivesOn: factory.day(15), goesToId: north[0] };
    const { number } = await move(factory.warehouseId, transit, goes);
    await sell(product.id, '5', 5, north[0]);
    await factory.run();
    const [order] = await factory.orders({ itemId: product.id });
    const { steps } = await t.ok('planning.explainPlannedOrder', { id: order?.id });
    expect(steps).toContainEqual({
      label: {
        en: `Waits for ${part.code} by ${number} / 1`,
        zh: `等待 ${part.code}，来自 ${number} / 1`,
      },
      ...{ quantity: '5', date: factory.day(15) },
    });
  });
});

describe('lot policies', () => {
  /** 30 on day 20, 50 on day 24, 40 on day 40. */
  const wanted = async (more: Record<string, unknown>) => {
    const item = await factory.item({ leadTimeDays: 2, ...more });
    for (const [day, quantity] of [
      [20, '30'],
      [24, '50'],
      [40, '40'],
    ] as const) {
      await sell(item.id, quantity, day);
    }
    return (await planned(item.id)).map(([, quantity, day]) => `${quantity} on ${day}`);
  };

  test.each([
    ['as needed', {}, ['30 on 20', '50 on 24', '40 on 40']],
    ['fixed', { lotPolicy: 'fixed', lotSize: '60' }, ['60 on 20', '60 on 24']],
    ['of a period', { lotPolicy: 'period', lotPeriodDays: 7 }, ['80 on 20', '40 on 40']],
    ['a minimum', { minimumLot: '45' }, ['45 on 20', '45 on 24', '45 on 40']],
    ['a multiple', { lotMultiple: '25' }, ['50 on 20', '50 on 24', '25 on 40']],
    ['a maximum', { maximumLot: '40' }, ['30 on 20', '40 on 24', '10 on 24', '40 on 40']],
  ])('%s', async (_, rule, expected) => {
    expect(await wanted(rule)).toEqual(expected);
  });

  test('economic: √(2 × 200 a year × 80 ÷ (25 × 20 %)) = 80', async () => {
    const cost = { standardCost: '25', orderCost: '80', holdingRate: '0.2' };
    const item = await factory.item({ lotPolicy: 'economic', leadTimeDays: 2, ...cost }, '200');
    const { id } = await sell(item.id, '200', 0);
    await t.ok('sales.deliverSalesOrder', { id });
    await sell(item.id, '30', 20);
    expect(await planned(item.id)).toEqual([['main', '80', 20]]);
  });
});

describe('what is planned when', () => {
  test('inside the time fence nothing is planned: it comes when the fence ends', async () => {
    const item = await factory.item({ leadTimeDays: 2, timeFenceDays: 12 });
    await sell(item.id, '5', 6);
    await sell(item.id, '7', 30);
    expect(await planned(item.id)).toEqual([
      ['main', '5', 12],
      ['main', '7', 30],
    ]);
    const { data } = await t.ok('planning.planExceptions', { itemId: item.id });
    expect(data.map(({ kind }: Body) => kind)).toContain('late');
  });

  test('stock that is claimed for good leaves with what it is for; a soft claim keeps nothing', async () => {
    const item = await factory.item({ leadTimeDays: 2, safetyStock: '2' }, '10');
    const first = await sell(item.id, '6', 40);
    await sell(item.id, '8', 20);
    expect(await planned(item.id)).toEqual([['main', '6', 40]]);
    await t.ok('inventory.changeReservationKind', {
      ...{ id: first.id.replace('so_', 'rsv_'), kind: 'hard' },
    });
    expect(await planned(item.id)).toEqual([['main', '6', 20]]);
    const { stock, rows } = await t.ok('planning.itemPlan', { itemId: item.id, bucket: 'day' });
    expect(stock).toBe('4');
    expect(rows.map(({ gross }: Body) => gross).filter((gross: string) => gross !== '0')).toEqual([
      '8',
    ]);
  });

  test('says the days and the calendar that it counts back by', async () => {
    const item = await factory.item({ leadTimeDays: 5, leadTimeCounts: 'working' });
    await sell(item.id, '5', 40);
    await factory.run();
    const [order] = await factory.orders({ itemId: item.id });
    const { steps } = await t.ok('planning.explainPlannedOrder', { id: order?.id });
    const labels = steps.map(({ label }: Body) => label.en);
    expect(labels).toContain('Less the lead time of 5 working days (company calendar): release');
  });
});

test('a product within itself: the run fails, names the path, and the plan in use stays', async () => {
  const [product, part] = [await factory.item({ make: true }), await factory.item({ make: true })];
  const bom = await factory.bom(product.id, [{ itemId: part.id, quantity: '1' }]);
  const { id: before } = await factory.run();
  const id = freshId('bom');
  const lines = [{ ...bom.lines[0], itemId: product.id }];
  const copy = { ...bom, id, itemId: part.id, lines } as unknown as AnyDoc;
  await plantCommit(world, t.id, [changed('bom', copy, {}, 1)]);
  const run = await factory.run();
  expect(run.state).toBe('failed');
  expect(run.message).toContain(`${part.code} → ${product.code} → ${part.code}`);
  expect((await t.ok('platform.getJob', { id: run.jobId })).state).toBe('failed');
  const { data } = await t.ok('planning.listPlanningSettings');
  expect(data[0]).toMatchObject({ currentRunId: before });
  expect(data[0]).not.toHaveProperty('runningId');
});
