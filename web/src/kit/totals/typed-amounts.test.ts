import { describe, expect, it } from 'vitest';
import { totalsTyped, typedLine } from './typed-amounts.ts';

const withTax = { taxIncluded: true, currency: 'CNY' };
const without = { taxIncluded: false, currency: 'CNY' };
const quoted = { price: '100', taxRate: '0.13', taxIncluded: false };

interface Typed {
  standing?: Record<string, unknown>[];
  quote?: typeof quoted | undefined;
}

const totals = (terms: typeof withTax, lines: Record<string, unknown>[], more: Typed = {}) => {
  const { standing = [], quote = quoted } = more;
  return totalsTyped({ ...terms, lines, standing, quotes: lines.map(() => quote) });
};

/** The cases of functions/sales/domain/amounts.test.ts: both sides book the same cents. */
describe('the totals while a document is typed', () => {
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
    const found = totals(terms, [line]);
    expect(found && `${found.net}/${found.tax}/${found.gross}`).toBe(expected);
  });

  it('round the tax of every line, not of the sum', () => {
    const line = { quantity: '1', price: '0.35' };
    expect(totals(without, [line, line, line])).toEqual({ net: '1.05', tax: '0.15', gross: '1.2' });
  });

  it('count in the unit of the quoted price, and in the line’s own as soon as one is typed', () => {
    const boxes = { ...quoted, price: '120', quantity: '2' };
    expect(totals(without, [{ quantity: '24' }], { quote: boxes })?.net).toBe('240');
    expect(totals(without, [{ quantity: '24', price: '9' }], { quote: boxes })?.net).toBe('216');
  });

  it('are in the prices of the quote as long as the document does not say', () => {
    const gross = { ...quoted, taxIncluded: true };
    const terms = { taxIncluded: undefined, currency: 'CNY' };
    const typed = { lines: [{ quantity: '1', price: '113' }], standing: [] };
    expect(totalsTyped({ ...terms, ...typed, quotes: [gross] })?.net).toBe('100');
    expect(totalsTyped({ ...terms, ...typed, quotes: [undefined] })).toBeUndefined();
  });

  it('keep the rate of a line that stands, and leave out what was cancelled of it', () => {
    const before = { quantity: '10', cancelled: '4', price: '5', taxCode: 'old', taxRate: '0.16' };
    const line = { quantity: '10', price: '5', taxCode: 'old' };
    expect(typedLine(line, before)).toMatchObject({ quantity: '6', price: '5', taxRate: '0.16' });
    expect(typedLine({ ...line, quantity: '9' }, before)).toMatchObject({ quantity: '9' });
    expect(typedLine({ quantity: '10', taxCode: 'new' }, before, quoted)).toMatchObject({
      price: '100',
      taxRate: '0.13',
    });
    const stands = { standing: [{ ...before, lineNo: 7 }] };
    expect(totals(without, [{ ...line, lineNo: 7 }], stands)?.tax).toBe('4.8');
    expect(totals(without, [line], stands)?.tax).toBe('6.5');
  });

  it('say nothing as long as a line is not known', () => {
    const priceless = { ...quoted, price: null as unknown as string };
    expect(totals(without, [{ quantity: '1' }, {}])).toBeUndefined();
    expect(totals(without, [{ quantity: '1' }], { quote: priceless })).toBeUndefined();
    expect(totals(without, [{ quantity: '1', discount: '2' }])).toBeUndefined();
    expect(totals(without, [])).toBeUndefined();
  });
});
