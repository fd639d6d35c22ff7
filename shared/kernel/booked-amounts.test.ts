import { expect, it } from 'vitest';
import { bookedAmountsOf, bookedTotalOf } from './booked-amounts.ts';

const terms = { taxIncluded: false, currency: 'CNY' };

it('books what fits, and refuses what no account could hold', () => {
  const line = bookedAmountsOf({ price: '10', taxRate: '0.13' }, '3', terms);
  expect(bookedTotalOf([line, line])).toEqual({ net: '60', tax: '7.8', gross: '67.8' });
  const huge = { price: '9999999999', taxRate: '0.13' };
  expect(() => bookedAmountsOf(huge, '9999999999', terms)).toThrow('Check quantity and price');
  const large = { net: '99999999999', tax: '0', gross: '99999999999' };
  expect(() => bookedTotalOf([large, large])).toThrow('Check quantity and price');
});
