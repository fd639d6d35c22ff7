import { describe, expect, it } from 'vitest';
import { lineValue } from './line-value.ts';

describe('what a line comes to', () => {
  it('is quantity by price less the discount, half a cent up', () => {
    expect(lineValue({ quantity: '3', price: '10.055' }, '99', 'CNY')).toBe('30.17');
    expect(lineValue({ quantity: '8', price: '415.25', discount: '0.05' }, null, 'CNY')).toBe(
      '3155.9',
    );
  });

  it('goes by the offered price while none is typed', () => {
    expect(lineValue({ quantity: '2' }, '12.5', 'CNY')).toBe('25');
  });

  it('is not known without a quantity or any price, or while nonsense stands there', () => {
    expect(lineValue({ price: '1' }, '1', 'CNY')).toBeUndefined();
    expect(lineValue({ quantity: '2' }, null, 'CNY')).toBeUndefined();
    expect(lineValue({ quantity: '2x', price: '1' }, null, 'CNY')).toBeUndefined();
  });
});
