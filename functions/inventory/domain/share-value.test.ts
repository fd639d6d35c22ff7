import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sum } from '../../../shared/kernel/decimal.ts';
import { shareValue } from './share-value.ts';

it('shares add up to the value, whatever lies where', () => {
  const quantity = fc.integer({ min: -50, max: 500 }).map(String);
  const cents = fc.integer({ min: -10_000, max: 1_000_000 }).map((n) => String(n / 100));
  fc.assert(
    fc.property(cents, fc.array(quantity, { minLength: 1, maxLength: 8 }), (value, quantities) => {
      const shares = shareValue(value, quantities, 'CNY');
      expect(shares).toHaveLength(quantities.length);
      expect(Number(sum(shares))).toBe(Number(value));
    }),
  );
});

it('goes by quantity, to the cent', () => {
  expect(shareValue('10', ['1', '2'], 'CNY')).toEqual(['3.33', '6.67']);
  expect(shareValue('7', ['0', '0'], 'CNY')).toEqual(['7', '0']);
});
