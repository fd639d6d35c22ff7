import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, sub, sum } from '../../../shared/kernel/decimal.ts';
import { type ConsumptionRule, consumeForecast } from './consume-forecast.ts';

const april = { id: 'fc', from: '2026-04-01', to: '2026-04-30', quantity: '100' };
const rule: ConsumptionRule = { mode: 'consume', backwardDays: 15, forwardDays: 0 };
const order = (date: string, quantity: string, id = date) => ({ id, date, quantity });
const remaining = (...args: Parameters<typeof consumeForecast>) =>
  consumeForecast(...args).map((period) => period.remaining);

describe('consuming forecasts', () => {
  test('100 expected and 70 ordered leaves 30, so the month needs 100', () => {
    expect(remaining([april], [order('2026-04-10', '70')], rule)).toEqual(['30']);
  });

  test('120 ordered leaves nothing of 100, so the month needs 120', () => {
    expect(remaining([april], [order('2026-04-10', '120')], rule)).toEqual(['0']);
  });

  test('an order within 15 days after the period reaches back to it, a later one does not', () => {
    expect(remaining([april], [order('2026-05-15', '40')], rule)).toEqual(['60']);
    expect(remaining([april], [order('2026-05-16', '40')], rule)).toEqual(['100']);
  });

  test('an order of the period goes before one that reaches back, whatever their dates', () => {
    const may = { ...april, id: 'may', from: '2026-05-01', to: '2026-05-31', quantity: '50' };
    const orders = [order('2026-05-02', '130'), order('2026-04-20', '90')];
    const [first] = consumeForecast([april, may], orders, rule);
    expect(first?.consumed).toEqual([
      { orderId: '2026-04-20', quantity: '90' },
      { orderId: '2026-05-02', quantity: '10' },
    ]);
  });

  test('forward comes last and takes the nearest period', () => {
    const forward = { ...rule, forwardDays: 10 };
    expect(remaining([april], [order('2026-03-25', '30')], forward)).toEqual(['70']);
    expect(remaining([april], [order('2026-03-20', '30')], forward)).toEqual(['100']);
  });

  test('the larger of orders and forecast looks at the period alone', () => {
    const larger: ConsumptionRule = { mode: 'larger', backwardDays: 15, forwardDays: 15 };
    expect(remaining([april], [order('2026-05-02', '40')], larger)).toEqual(['100']);
  });
});

const day = (n: number) => `2026-04-${String(n).padStart(2, '0')}`;
const orders = fc.array(
  fc.record({
    id: fc.uuid(),
    date: fc.integer({ min: 1, max: 30 }).map(day),
    quantity: fc.integer({ min: 1, max: 90 }).map(String),
  }),
  { maxLength: 8 },
);
const periods = fc.array(
  fc
    .record({
      id: fc.uuid(),
      from: fc.integer({ min: 1, max: 28 }),
      days: fc.integer({ min: 0, max: 9 }),
      quantity: fc.integer({ min: 0, max: 90 }).map(String),
    })
    .map(({ id, from, days, quantity }) => ({
      id,
      from: day(from),
      to: day(Math.min(30, from + days)),
      quantity,
    })),
  { maxLength: 6 },
);

test('no forecast goes below zero, no order consumes more than it is, in whatever order they come', () => {
  const days = fc.integer({ min: 0, max: 20 });
  const check = fc.property(periods, orders, days, days, (forecasts, placed, back, ahead) => {
    const reach: ConsumptionRule = { mode: 'consume', backwardDays: back, forwardDays: ahead };
    const left = consumeForecast(forecasts, placed, reach);
    for (const each of left) {
      expect(Number(each.remaining)).toBeGreaterThanOrEqual(0);
      const taken = sum(each.consumed.map(({ quantity }) => quantity));
      expect(add(taken, each.remaining)).toBe(add(each.quantity));
    }
    for (const { id, quantity } of placed) {
      const used = left.flatMap(({ consumed }) => consumed.filter(({ orderId }) => orderId === id));
      expect(Number(sub(quantity, sum(used.map((one) => one.quantity))))).toBeGreaterThanOrEqual(0);
    }
    expect(consumeForecast(forecasts.toReversed(), placed.toReversed(), reach)).toEqual(left);
  });
  fc.assert(check);
});
