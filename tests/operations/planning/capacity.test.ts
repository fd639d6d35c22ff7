import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addWorkingDays } from '../../../shared/kernel/calendar.ts';
import { type Body, startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  newPart,
  newPlant,
  newProduct,
  ordered,
  orderOf,
  type Plant,
  released,
  routed,
} from '../../support/making.ts';
import { todayInChina } from '../../support/today.ts';

let world: World;
let t: TestTenant;
let plant: Plant;
let product: Body;
let today: string;
const week = { workingWeekdays: [1, 2, 3, 4, 5], holidays: [], makeUpDays: [] };
const working = (days: number): string => addWorkingDays(week, today, days);

/** One minute a piece on one machine that works eight hours, Monday to Friday. */
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  plant = await newPlant(t);
  today = todayInChina();
  const calendar = await t.ok('masterdata.createWorkCalendar', {
    code: 'PLAIN',
    name: '五天工作制',
    weekdays: [1, 2, 3, 4, 5],
  });
  await t.ok('engineering.updateWorkCentre', { id: plant.centreId, calendarId: calendar.id });
  product = await newProduct(t, plant);
  await released(t, product.id, [{ itemId: (await newPart(t, plant)).id, quantity: '1' }]);
  await routed(t, product.id, [
    { workCentreId: plant.centreId, runMinutes: '1' },
    { workCentreId: plant.centreId, runMinutes: '0.5' },
  ]);
});
afterAll(() => world.stop());

const made = (quantity: string, startOn: string, dueOn: string): Promise<Body> =>
  ordered(t, plant, product.id, quantity, { startOn, dueOn });
const loadOf = async (from: string): Promise<Body> => {
  const { centres } = await t.ok('planning.workCentreLoad', {
    workCentreId: plant.centreId,
    from,
    days: 1,
  });
  return centres[0].days[0];
};

describe('scheduling work orders', () => {
  it('proposes in a dry run, then keeps times that fit on the machine', async () => {
    const [first, second] = [
      await made('480', working(3), working(20)),
      await made('480', working(3), working(10)),
    ];
    const input = { workOrderIds: [first.id, second.id], direction: 'forward', rule: 'dueDate' };
    const shown = await t.ok('planning.scheduleWorkOrders', input, { dryRun: true });
    expect((await orderOf(t, first.id)).operations[0].plannedMachine).toBeUndefined();
    const { orders } = await t.ok('planning.scheduleWorkOrders', input);
    expect(orders).toEqual(shown.result.orders);
    expect(orders.map((one: Body) => one.number)).toEqual([second.number, first.number]);
    expect(orders[0].operations).toMatchObject([
      { number: 10, startOn: working(3), endOn: working(3), minutes: 480 },
      { number: 20, startOn: working(4), endOn: working(4), minutes: 240 },
    ]);
    expect(orders[1].operations[0]).toMatchObject({ startOn: working(4), startMinute: 240 });
    const kept = await orderOf(t, second.id);
    expect(kept.operations[1]).toMatchObject({
      plannedOn: working(4),
      plannedMinute: 0,
      plannedEndOn: working(4),
    });
    expect(await loadOf(working(4))).toMatchObject({ load: 480, rate: '1', overloaded: false });
  });

  it('backward leaves the work as late as it can be', async () => {
    const order = await made('480', working(3), working(30));
    const input = { workOrderIds: [order.id], direction: 'backward' };
    const { orders } = await t.ok('planning.scheduleWorkOrders', input);
    expect(orders[0]).toMatchObject({ endOn: working(30), late: false });
    expect(orders[0].operations[1]).toMatchObject({ startMinute: 240, endMinute: 480 });
  });

  it('refuses an order that nobody has released', async () => {
    const draft = await ordered(t, plant, product.id, '1', { draft: true });
    const answer = await t.call('planning.scheduleWorkOrders', { workOrderIds: [draft.id] });
    expect(answer).toMatchObject({ status: 422, body: { code: 'planning.orderNotReleased' } });
  });
});

describe('moving an operation', () => {
  it('shows what speaks against it, and does it only when that is accepted', async () => {
    const order = await made('240', working(40), working(50));
    await t.ok('planning.scheduleWorkOrders', { workOrderIds: [order.id] });
    const move = { id: order.id, operation: 20, startOn: working(40), startMinute: 60 };
    const refused = await t.call('planning.moveOperation', move);
    expect(refused).toMatchObject({ status: 422, body: { code: 'planning.operationConflicts' } });
    expect(refused.body.errors[0]).toMatchObject({ pointer: '/startOn', code: 'machine' });
    const accepted = { ...move, despiteConflicts: true };
    const shown = await t.ok('planning.moveOperation', accepted, { dryRun: true });
    expect(shown.result.conflicts.map((one: Body) => one.kind)).toEqual(['machine', 'before']);
    const later = { id: order.id, operation: 20, startOn: working(42) };
    const { conflicts } = await t.ok('planning.moveOperation', later);
    expect(conflicts).toEqual([]);
    expect((await orderOf(t, order.id)).operations[1].plannedOn).toBe(working(42));
  });

  it('knows the due date and the operations of its own order only', async () => {
    const order = await made('60', working(60), working(61));
    const late = { id: order.id, operation: 20, startOn: working(70), despiteConflicts: true };
    const { conflicts } = await t.ok('planning.moveOperation', late);
    expect(conflicts[0].sentence.zh).toBe(`完成时间晚于交期 ${working(61)}。`);
    const unknown = await t.call('planning.moveOperation', { ...late, operation: 99 });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'planning.unknownOperation' } });
  });
});

describe('load', () => {
  it('is red where more is planned than can be worked', async () => {
    for (const quantity of ['480', '120']) {
      const order = await made(quantity, working(80), working(90));
      const there = { id: order.id, operation: 10, startOn: working(80), despiteConflicts: true };
      await t.ok('planning.moveOperation', there);
      await t.ok('planning.moveOperation', { ...there, operation: 20, startOn: working(85) });
    }
    const day = await loadOf(working(80));
    expect(day).toMatchObject({ capacity: 480, load: 600, rate: '1.25', overloaded: true });
    expect(day.work).toHaveLength(2);
  });

  it('is refused to those who may not see plans', async () => {
    const worker = await t.member(['worker']);
    expect((await worker.call('planning.workCentreLoad', {})).status).toBe(403);
  });
});
