import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, sum } from '../../../shared/kernel/decimal.ts';
import { divideMasterPlan } from './divide-master-plan.ts';
import { economicQuantity } from './economic-quantity.ts';
import { shareOut, spreadOverWorkingDays } from './spread-quantity.ts';

const calendar = {
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: ['2026-04-06'],
  makeUpDays: ['2026-04-11'],
};

describe('spreading quantities', () => {
  test('over working days: a holiday has none, a make-up Saturday has its part', () => {
    const days = spreadOverWorkingDays(
      { from: '2026-04-04', to: '2026-04-12', quantity: '13' },
      calendar,
      0,
    );
    expect(days).toEqual([
      { date: '2026-04-07', quantity: '2' },
      { date: '2026-04-08', quantity: '3' },
      { date: '2026-04-09', quantity: '2' },
      { date: '2026-04-10', quantity: '3' },
      { date: '2026-04-11', quantity: '3' },
    ]);
  });

  test('without a working day all falls on the last day', () => {
    const days = spreadOverWorkingDays(
      { from: '2026-04-04', to: '2026-04-06', quantity: '5' },
      calendar,
      0,
    );
    expect(days).toEqual([{ date: '2026-04-06', quantity: '5' }]);
  });

  test('parts are whole steps and add up, whatever the weights', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 12 });
    const check = fc.property(fc.integer({ min: 0, max: 10 ** 9 }), weights, (steps, given) => {
      const quantity = add(`${Math.floor(steps / 100)}.${String(steps % 100).padStart(2, '0')}`);
      expect(sum(shareOut(quantity, given, 2))).toBe(quantity);
    });
    fc.assert(check);
  });
});

test('a family of 1,000 in four weeks is 600 and 400, 150 and 100 a week', () => {
  const family = {
    from: '2026-06-01',
    to: '2026-06-28',
    quantity: '1000',
    shares: [
      { itemId: 'A', share: '0.6' },
      { itemId: 'B', share: '0.4' },
    ],
  };
  const plain = { workingWeekdays: [1, 2, 3, 4, 5], holidays: [], makeUpDays: [] };
  const weeks = divideMasterPlan(family, plain, () => 0);
  expect(weeks.map(({ itemId, quantity }) => `${itemId} ${quantity}`)).toEqual([
    ...Array.from({ length: 4 }, () => 'A 150'),
    ...Array.from({ length: 4 }, () => 'B 100'),
  ]);
});

test('12,000 a year at 80 an order and 5 to keep one are ordered 620 at a time', () => {
  const needs = { yearly: '12000', orderCost: '80', holdingCost: '5' };
  expect(economicQuantity(needs, 0)).toBe('620');
  expect(economicQuantity(needs, 2)).toBe('619.68');
  expect(economicQuantity({ ...needs, holdingCost: '0' }, 0)).toBeUndefined();
});
