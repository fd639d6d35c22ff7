import { describe, expect, it } from 'vitest';
import { costedItems, marginOf } from './margin-of.ts';

const costs = new Map([
  ['a', '60'],
  ['b', '0.335'],
]);

const from = { warehouseId: 'main' };

describe('the margin of a sale', () => {
  it('is what is charged less what is still ordered at cost', () => {
    const lines = [
      { ...from, itemId: 'a', quantity: '10', cancelled: '4', net: '600' },
      { ...from, itemId: 'b', quantity: '3', net: '2' },
    ];
    expect(marginOf(lines, costs)).toEqual({
      net: '602',
      cost: '361.01',
      margin: '240.99',
      rate: '0.4',
    });
  });

  it('is negative below cost, and has no rate when nothing is charged', () => {
    expect(marginOf([{ ...from, itemId: 'a', quantity: '1', net: '0' }], costs)).toEqual({
      net: '0',
      cost: '60',
      margin: '-60',
    });
  });

  it('is not known, instead of all that is charged, while an item has no cost', () => {
    const lines = [
      { ...from, itemId: 'a', quantity: '1', net: '100' },
      { ...from, itemId: 'never received', quantity: '1', net: '100' },
    ];
    expect(marginOf(lines, costs)).toBeUndefined();
  });

  it('waits for no cost of services, nor of what was cancelled whole', () => {
    const lines = [
      { ...from, itemId: 'a', quantity: '1', net: '100' },
      { itemId: 'transport', quantity: '1', net: '20' },
      { ...from, itemId: 'never received', quantity: '2', cancelled: '2.0', net: '0' },
    ];
    expect(costedItems(lines)).toEqual(['a']);
    expect(marginOf(lines, costs)).toMatchObject({ net: '120', cost: '60', margin: '60' });
  });
});
