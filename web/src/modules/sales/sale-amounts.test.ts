import { describe, expect, it } from 'vitest';
import { soldLine, totalsOfSale } from './sale-amounts.ts';

const withTax = { taxIncluded: true, currency: 'CNY' };
const without = { taxIncluded: false, currency: 'CNY' };
const quoted = { price: '100', taxRate: '0.13' };

/** The cases of functions/sales/domain/amounts.test.ts: both sides book the same cents. */
describe('the totals while a sale is typed', () => {
  it.each([
    [
      'take the tax out of a gross price',
      withTax,
      { quantity: '10', price: '113' },
      '1000/130/1130',
    ],
    [
      'round the net price of one line',
      withTax,
      { quantity: '1', price: '999' },
      '884.07/114.93/999',
    ],
    ['put the tax on a net price', without, { quantity: '3', price: '33.33' }, '99.99/13/112.99'],
    [
      'take the discount off first',
      without,
      { quantity: '2', price: '100', discount: '0.05' },
      '190/24.7/214.7',
    ],
    ['take the quoted price where none is typed', without, { quantity: '2' }, '200/26/226'],
  ])('%s', (_, terms, line, expected) => {
    const found = totalsOfSale([soldLine(line, undefined, quoted)], terms);
    expect(found && `${found.net}/${found.tax}/${found.gross}`).toBe(expected);
  });

  it('round the tax of every line, not of the sum', () => {
    const line = soldLine({ quantity: '1', price: '0.35' }, undefined, quoted);
    expect(totalsOfSale([line, line, line], without)).toEqual({
      net: '1.05',
      tax: '0.15',
      gross: '1.2',
    });
  });

  it('keep the rate of a line that stands, and leave out what was cancelled of it', () => {
    const before = { quantity: '10', cancelled: '4', price: '5', taxCode: 'old', taxRate: '0.16' };
    const line = { quantity: '10', price: '5', taxCode: 'old' };
    expect(soldLine(line, before)).toMatchObject({ quantity: '6', price: '5', taxRate: '0.16' });
    expect(soldLine({ ...line, quantity: '9' }, before)).toMatchObject({ quantity: '9' });
    expect(soldLine({ quantity: '10', taxCode: 'new' }, before, quoted)).toMatchObject({
      price: '100',
      taxRate: '0.13',
    });
  });

  it('say nothing as long as a line is not known', () => {
    const known = soldLine({ quantity: '1' }, undefined, quoted);
    const priceless = soldLine({ quantity: '1' }, undefined, { ...quoted, price: null });
    const generous = soldLine({ quantity: '1', discount: '2' }, undefined, quoted);
    for (const line of [soldLine({}), soldLine({ quantity: '1' }), priceless, generous]) {
      expect(totalsOfSale([known, line], without)).toBeUndefined();
    }
    expect(totalsOfSale([], without)).toBeUndefined();
  });
});
