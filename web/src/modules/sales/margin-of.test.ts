import { describe, expect, it } from 'vitest';
import { marginOf } from './margin-of.ts';

const costs = new Map([
  ['a', '60'],
  ['b', '0.335'],
]);

describe('the margin of a sale', () => {
  it('is what is charged less what is still ordered at cost', () => {
    const lines = [
      { itemId: 'a', quantity: '10', cancelled: '4', net: '600' },
      { itemId: 'b', quantity: '3', net: '2' },
    ];
    expect(marginOf(lines, costs)).toEqual({
      net: '602',
      cost: '361.01',
      margin: '240.99',
      rate: '0.4',
    });
  });

  it('is negative below cost, and has no rate when nothing is charged', () => {
    expect(marginOf([{ itemId: 'a', quantity: '1', net: '0' }], costs)).toEqual({
      net: '0',
      cost: '60',
      margin: '-60',
    });
  });

  it('is not known, instead of all that is charged, while an item has no cost', () => {
    const lines = [
      { itemId: 'a', quantity: '1', net: '100' },
      { itemId: 'never received', quantity: '1', net: '100' },
    ];
    expect(marginOf(lines, costs)).toBeUndefined();
  });
});
