import { describe, expect, it } from 'vitest';
import { moved } from './move-order.ts';

describe('an order that changes its place', () => {
  it('stands right before or after the other, and all others keep their sequence', () => {
    expect(moved(['a', 'b', 'c', 'd'], 'd', 'before', 'b')).toEqual(['a', 'd', 'b', 'c']);
    expect(moved(['a', 'b', 'c', 'd'], 'a', 'after', 'c')).toEqual(['b', 'c', 'a', 'd']);
  });

  it('stays where it is beside itself or beside an unknown one', () => {
    expect(moved(['a', 'b'], 'a', 'before', 'a')).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 'a', 'after', 'x')).toEqual(['a', 'b']);
  });
});
