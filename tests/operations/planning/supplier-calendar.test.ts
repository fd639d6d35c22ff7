import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daysAfter, daysBefore } from '../../../shared/kernel/lead-time.ts';
import { newSupplier } from '../../support/buying.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { type Factory, openFactory } from '../../support/planning.ts';
import { newItem } from '../../support/selling.ts';

/** A supplier who works on Mondays only, and needs two of them. */
const mondays = { workingWeekdays: [1], holidays: [], makeUpDays: [] };
const DAYS = 2;

let world: World;
let t: TestTenant;
let factory: Factory;
let supplier: Body;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  factory = await openFactory(world, t);
  const calendar = await t.ok('masterdata.createWorkCalendar', {
    ...{ code: 'MON', name: '周一', nameEn: 'Mondays', weekdays: [1] },
  });
  supplier = await newSupplier(t, { leadTimeDays: DAYS, calendarId: calendar.id });
}, 60_000);
afterAll(() => world.stop());

const bought = (more: Record<string, unknown> = {}) =>
  newItem(t, { supplierId: supplier.id, ...more });
const after = (date: string) => daysAfter(date, DAYS, 'working', mondays);

describe('a supplier with a working calendar', () => {
  test('is planned by it, and the order says so', async () => {
    const item = await bought();
    await factory.sold([{ itemId: item.id, quantity: '10' }], factory.day(60));
    await factory.run();
    const [order] = await factory.orders({ itemId: item.id });
    const releaseOn = daysBefore(factory.day(60), DAYS, 'working', mondays);
    expect(order).toMatchObject({ dueOn: factory.day(60), releaseOn });
    const { steps } = await t.ok('planning.explainPlannedOrder', { id: order?.id });
    const labels = steps.map(({ label }: Body) => label.en);
    expect(labels).toContain('Less the lead time of 2 working days (Mondays): release');
  });

  test('is promised and ordered by it', async () => {
    const item = await bought({ receiptDays: 1 });
    const promise = await t.ok('planning.promiseItem', { id: item.id, quantity: '1' });
    const usable = daysAfter(after(factory.today), 1, 'working', mondays);
    expect(promise.fullDate).toBe(usable);
    const order = await t.ok('purchasing.createPurchaseOrder', {
      ...{ supplierId: supplier.id, lines: [{ itemId: item.id, quantity: '5', price: '1' }] },
    });
    expect(order.lines[0].promisedOn).toBe(after(factory.today));
    await t.ok('purchasing.approvePurchaseOrder', { id: order.id });
    const { rows } = await t.ok('planning.itemSupplyDemand', { id: item.id });
    expect(rows.find(({ kind }: Body) => kind === 'purchaseOrder')).toMatchObject({ date: usable });
    await factory.sold([{ itemId: item.id, quantity: '5' }], usable);
    await factory.run();
    expect(await factory.orders({ itemId: item.id })).toEqual([]);
    const { data } = await t.ok('planning.planExceptions', { itemId: item.id });
    expect(data).toEqual([]);
  });

  test('an item that counts calendar days keeps to them', async () => {
    const item = await bought({ leadTimeCounts: 'calendar' });
    const promise = await t.ok('planning.promiseItem', { id: item.id, quantity: '1' });
    expect(promise.fullDate).toBe(factory.day(DAYS));
  });

  test('422: a calendar that is not there is said at its field', async () => {
    const answer = await t.call('masterdata.updateSupplier', {
      ...{ id: supplier.id, calendarId: 'cal_00000000000000000000000000' },
    });
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, '/calendarId']);
  });
});
