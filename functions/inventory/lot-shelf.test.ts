import { describe, expect, it } from 'vitest';
import { lotShelf } from './lot-shelf.ts';

const place = { itemId: 'itm_a', warehouseId: 'wh_a' };
const since = '2026-01-01';
const shelf = () =>
  lotShelf([
    { ...place, lot: 'L1', quantity: '4', since },
    { ...place, lot: 'L2', quantity: '30', since },
    { ...place, quantity: '9', since },
  ]);

describe('a shelf of lots', () => {
  it('gives the oldest lot first', () => {
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
    const numbered = lotShelf([{ ...place, serial: 'S1', quantity: '1', since }]);
    expect(numbered.hasSerials(place)).toBe(true);
  });
});
