import { describe, expect, it } from 'vitest';
import { billedAmounts } from './billed-amounts.ts';

const gross = { taxIncluded: true, currency: 'CNY' };
const net = { taxIncluded: false, currency: 'CNY' };

describe('the amounts of a line while a supplier’s invoice is typed', () => {
  it.each([
    ['of a net price', net, { quantity: '3', price: '33.33' }, '99.99/13/112.99'],
    ['of a gross price', gross, { quantity: '10', price: '113' }, '1000/130/1130'],
    ['of a printed net amount', net, { quantity: '7', net: '100.01' }, '100.01/13/113.01'],
    ['of a net amount beside gross prices', gross, { quantity: '7', net: '100' }, '100/13/113'],
    [
      'with the tax that is printed',
      net,
      { quantity: '1', net: '100', tax: '13.02' },
      '100/13.02/113.02',
    ],
    [
      'with that tax out of a gross price',
      gross,
      { quantity: '1', price: '113', tax: '12.98' },
      '100.02/12.98/113',
    ],
  ])('%s', (_, terms, line, expected) => {
    const found = billedAmounts(line, '0.13', terms);
    expect(found && `${found.net}/${found.tax}/${found.gross}`).toBe(expected);
  });

  it('are not known without quantity, rate, and either price or net amount', () => {
    const line = { quantity: '1', price: '10' };
    expect(billedAmounts(line, undefined, net)).toBeUndefined();
    expect(billedAmounts({ price: '10' }, '0.13', net)).toBeUndefined();
    expect(billedAmounts({ quantity: '1' }, '0.13', net)).toBeUndefined();
    expect(billedAmounts({ ...line, net: '10' }, '0.13', net)).toBeUndefined();
  });

  it('are not known while what is typed for one of them is no number', () => {
    const line = { quantity: '1', net: '10' };
    expect(billedAmounts({ ...line, tax: '1.3x' }, '0.13', net)).toBeUndefined();
    expect(billedAmounts({ ...line, price: 'ten' }, '0.13', net)).toBeUndefined();
  });
});
