import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mul, sum } from '../../../shared/kernel/decimal.ts';
import { spreadLandedCost } from './landed-cost.ts';

const line = (key: string, quantity: string, value: string, unitWeight: string) => ({
  key,
  quantity,
  value,
  unitWeight,
});

test('freight follows the weight of the lines', () => {
  const lines = [line('a', '10', '500', '10'), line('b', '20', '100', '10')];
  const shares = spreadLandedCost('300', 'weight', lines, 'CNY');
  expect(shares.map((s) => s.amount)).toEqual(['100', '200']);
});

test('lines without weight cannot carry a cost by weight', () => {
  const bare = [{ key: 'a', quantity: '10', value: '500' }];
  expect(() => spreadLandedCost('300', 'weight', bare, 'CNY')).toThrow('have no weight');
});

test('the shares add up to the amount, whatever the values', () => {
  const values = fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(values, fc.integer({ min: -99999, max: 99999 }), (list, cents) => {
      fc.pre(list.some((v) => v > 0));
      const amount = mul(String(cents), '0.01');
      const lines = list.map((v, i) => line(String(i), '1', String(v), '0'));
      const shares = spreadLandedCost(amount, 'value', lines, 'CNY');
      expect(sum(shares.map((s) => s.amount))).toBe(amount);
    }),
  );
});
