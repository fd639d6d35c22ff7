import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, type Decimal } from '../../../shared/kernel/decimal.ts';
import { amountsOf, totalOf } from '../../../shared/kernel/line-amounts.ts';
import { amountsBetween, portionBetween } from './amounts.ts';

const gross = { taxIncluded: true, currency: 'CNY' };
const net = { taxIncluded: false, currency: 'CNY' };

describe('amounts of a line', () => {
  it('takes the tax out of an entered gross price', () => {
    const line = { price: '113', taxRate: '0.13' };
    expect(amountsOf(line, '10', gross)).toEqual({ net: '1000', tax: '130', gross: '1130' });
    expect(amountsOf({ price: '999', taxRate: '0.13' }, '1', gross)).toEqual({
      net: '884.07',
      tax: '114.93',
      gross: '999',
    });
  });

  it('puts the tax on an entered net price', () => {
    expect(amountsOf({ price: '33.33', taxRate: '0.13' }, '3', net)).toMatchObject({
      net: '99.99',
      tax: '13',
    });
  });

  it('takes the discount off first', () => {
    const line = { price: '100', discount: '0.05', taxRate: '0.13' };
    expect(amountsOf(line, '2', net)).toEqual({ net: '190', tax: '24.7', gross: '214.7' });
  });
});

const cents = (n: number): Decimal => String(n / 100);

it('any way of delivering in parts adds up to the amounts of the line', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 99_999 }),
      fc.boolean(),
      (parts, price, taxIncluded) => {
        const line = { price: cents(price), taxRate: '0.13' };
        const terms = { taxIncluded, currency: 'CNY' };
        let done = 0;
        const pieces = parts.map((part) => {
          const from = String(done);
          done += part;
          return amountsBetween(line, from, String(done), terms);
        });
        expect(totalOf(pieces)).toEqual(amountsOf(line, String(done), terms));
      },
    ),
  );
});

it('portions from the bottom and from the top never overlap nor leave a cent', () => {
  const whole = { net: '100', tax: '13' };
  const below = portionBetween(whole, '0', '1', '3', 'CNY');
  const above = portionBetween(whole, '1', '3', '3', 'CNY');
  expect(below).toEqual({ net: '33.33', tax: '4.33', gross: '37.66' });
  expect(add(below.net, above.net)).toBe('100');
  expect(add(below.tax, above.tax)).toBe('13');
});
