import { expect, test } from 'vitest';
import { divideMasterPlan } from './divide-master-plan.ts';
import { type MakingOrder, masterPlanProgress } from './master-plan-progress.ts';

const calendar = { workingWeekdays: [1, 2, 3, 4, 5], holidays: [], makeUpDays: [] };
const family = {
  from: '2026-06-01',
  to: '2026-06-28',
  quantity: '1000',
  shares: [
    { itemId: 'A', share: '0.6' },
    { itemId: 'B', share: '0.4' },
  ],
};
const weeks = divideMasterPlan(family, calendar, () => 0);

const order = (itemId: string, dueOn: string, quantity: string, more = {}): MakingOrder => ({
  ...{ itemId, dueOn, quantity, received: '0', closed: false },
  ...more,
});

test('1,000 of a family: what departments complete rolls up to weeks, items and the whole', () => {
  const found = masterPlanProgress(weeks, [
    order('A', '2026-06-05', '150', { received: '150', department: 'Assembly' }),
    order('A', '2026-06-12', '160', { received: '60', department: 'Assembly' }),
    order('B', '2026-06-28', '100', { received: '70', closed: true, department: 'Welding' }),
    order('B', '2026-06-03', '30'),
  ]);
  expect(found).toMatchObject({
    ...{ planned: '1000', ordered: '410', completed: '280', progress: '0.28' },
    items: [
      { itemId: 'A', planned: '600', ordered: '310', completed: '210', progress: '0.35' },
      { itemId: 'B', planned: '400', ordered: '100', completed: '70', progress: '0.175' },
    ],
    departments: [
      { department: 'Assembly', ordered: '310', completed: '210' },
      { department: 'Welding', ordered: '70', completed: '70' },
      { ordered: '30', completed: '0' },
    ],
  });
  expect(found.items[0]?.weeks.map(({ planned, ordered }) => `${planned}/${ordered}`)).toEqual([
    ...['150/150', '150/160', '150/0', '150/0'],
  ]);
  expect(found.items[1]?.weeks.map(({ completed }) => completed)).toEqual(['0', '0', '0', '70']);
});

test('nothing planned is no progress, more than planned is above one', () => {
  expect(masterPlanProgress([], [])).toMatchObject({ planned: '0', progress: '0', items: [] });
  const more = [order('A', '2026-06-01', '900', { received: '900' })];
  expect(masterPlanProgress(weeks, more).items[0]).toMatchObject({ progress: '1.5' });
});
