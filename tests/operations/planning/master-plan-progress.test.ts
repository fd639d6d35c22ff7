import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '../../../shared/kernel/date.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import {
  newPart,
  newPlant,
  newProduct,
  ordered,
  type Plant,
  released,
  stockUp,
} from '../../support/making.ts';
import { todayInChina } from '../../support/today.ts';

let world: World;
let t: TestTenant;
let plant: Plant;
beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
  plant = await newPlant(t);
});
afterAll(() => world.stop());

const today = todayInChina();
const day = (days: number) => addDays(today, days);

it('200: what work orders due in the period bring rolls up; 404: not another company’s', async () => {
  const part = await newPart(t, plant);
  await stockUp(t, plant, [{ itemId: part.id, quantity: '500', unitCost: '10' }]);
  const [frame, fork] = [await newProduct(t, plant), await newProduct(t, plant)];
  for (const { id } of [frame, fork]) {
    await released(t, id, [{ itemId: part.id, quantity: '1', backflush: true }]);
  }
  // What is not kept in stock is not planned: its share falls to the others.
  const paint = await newPart(t, plant, { stocked: false });
  const plan = await t.ok('planning.createMasterPlan', {
    ...{ code: 'FAM-1', name: 'Bicycles', from: day(0), to: day(27), quantity: '1000' },
    shares: [
      { itemId: frame.id, share: '0.6' },
      { itemId: fork.id, share: '0.4' },
      { itemId: paint.id, share: '1' },
    ],
  });
  const order = (itemId: string, quantity: string, dueOn: string) =>
    ordered(t, plant, itemId, quantity, { dueOn, department: '总装' });
  const first = await order(frame.id, '150', day(5));
  await order(frame.id, '100', day(27));
  await order(frame.id, '70', day(28));
  const cancelled = await order(fork.id, '30', day(9));
  await t.ok('manufacturing.cancelWorkOrder', { id: cancelled.id });
  await t.ok('manufacturing.receiveProduction', { id: first.id, quantity: '120' });
  const progress = await t.ok('planning.masterPlanProgress', { id: plan.id });
  expect(progress).toMatchObject({
    ...{ planned: '1000', ordered: '250', completed: '120', progress: '0.12' },
    items: [
      { code: frame.code, planned: '600', ordered: '250', completed: '120', progress: '0.2' },
      { code: fork.code, planned: '400', ordered: '0', completed: '0', progress: '0' },
    ],
    departments: [{ department: '总装', ordered: '250', completed: '120' }],
  });
  const [, ...later] = progress.items[0].weeks;
  expect(later.at(-1)).toMatchObject({ to: day(27), ordered: '100', completed: '0' });
  const stranger = await world.tenant();
  expect((await stranger.call('planning.masterPlanProgress', { id: plan.id })).status).toBe(404);
});
