import { describe, expect, it } from 'vitest';
import { lotShelf } from './lot-shelf.ts';

const place = { itemId: 'itm_a', warehouseId: 'wh_a' };
const since = '2026-01-01';
const today = '2026-03-10';
const shelf = () =>
  lotShelf(
    [
      { ...place, lot: 'L1', quantity: '4', since },
      { ...place, lot: 'L2', quantity: '30', since },
      { ...place, quantity: '9', since },
    ],
    today,
  );
const aged = () =>
  lotShelf(
    [
      { ...place, lot: 'OLD', quantity: '5', since, expiresOn: '2026-03-09' },
      { ...place, lot: 'LAST', quantity: '2', since, expiresOn: today },
      { ...place, lot: 'L9', quantity: '3', since },
    ],
    today,
  );

describe('a shelf of lots', () => {
  it('gives the first lot first', () => {
    expect(shelf().take(place, '10')).toEqual([
      { lot: 'L1', quantity: '4' },
      { lot: 'L2', quantity: '6' },
    ]);
  });

  it('gives what no lot covers without one', () => {
    expect(shelf().take(place, '40').at(-1)).toEqual({ quantity: '6' });
    expect(shelf().take(place, '50').at(-1)).toEqual({ quantity: '7' });
    expect(shelf().take({ ...place, itemId: 'itm_b' }, '1')).toEqual([{ quantity: '1' }]);
  });

  it('gives nothing twice', () => {
    const one = shelf();
    one.take(place, '5');
    expect(one.take(place, '30')).toEqual([{ lot: 'L2', quantity: '29' }, { quantity: '1' }]);
  });

  it('says where serial numbers lie', () => {
    expect(shelf().hasSerials(place)).toBe(false);
    const numbered = lotShelf([{ ...place, serial: 'S1', quantity: '1', since }], today);
    expect(numbered.hasSerials(place)).toBe(true);
  });
});

describe('lots that expire', () => {
  const item = 'A';
  const pointer = '/lines/0';

  it('are given on their last good day and passed over on the next', () => {
    expect(aged().take(place, '4')).toEqual([
      { lot: 'LAST', quantity: '2' },
      { lot: 'L9', quantity: '2' },
    ]);
    expect(aged().expired(place)).toBe('5');
  });

  it('are refused by name once they have', () => {
    const named = (lot?: string) => () => aged().assertGood({ ...place, lot, item, pointer });
    expect(named('OLD')).toThrow('Lot OLD of A was good until 2026-03-09');
    for (const lot of ['LAST', 'L9', 'nowhere', undefined]) expect(named(lot)).not.toThrow();
  });

  it('do not cover what is wanted; a plain shortage is for the balance to tell', () => {
    const wanted = (quantity: string) => ({ ...place, item, pointer, quantity });
    const one = aged();
    expect(() => one.assertCovers(wanted('5'))).not.toThrow();
    expect(() => one.assertCovers(wanted('6'))).toThrow('5 has expired and only 5 is good');
    one.take(place, '4');
    expect(() => one.assertCovers(wanted('2'))).toThrow('only 1 is good');
    expect(() => shelf().assertCovers(wanted('99'))).not.toThrow();
  });
});
