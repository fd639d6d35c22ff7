import { describe, expect, it } from 'vitest';
import { type Peg, type PegNode, pegTree } from './peg-tree.ts';

const peg = (from: string, id: string, kind: Peg['kind'] = 'planned', level = 1): Peg => ({
  level,
  from,
  kind,
  id,
  itemId: 'itm',
  code: 'A',
  name: 'A',
  quantity: '1',
});

const ids = (nodes: readonly PegNode[]): unknown[] =>
  nodes.map(({ peg: { id }, branches }) => (branches.length > 0 ? [id, ids(branches)] : id));

describe('the tree of pegs', () => {
  it('hangs every row under what it was reached from', () => {
    const rows = [peg('a', 'b'), peg('a', 'c', 'given'), peg('b', 'd', 'stock', 2)];
    expect(ids(pegTree(rows, 'a'))).toEqual([['b', ['d']], 'c']);
  });

  it('follows the need of a planned order to what that order is for', () => {
    const rows = [peg('a', 'order/20', 'dependent'), peg('order', 'so/1', 'given', 2)];
    expect(ids(pegTree(rows, 'a'))).toEqual([['order/20', ['so/1']]]);
  });

  it('opens what two branches share once', () => {
    const rows = [peg('a', 'b'), peg('a', 'b'), peg('b', 'c', 'given', 2)];
    expect(ids(pegTree(rows, 'a'))).toEqual([['b', ['c']], 'b']);
  });
});
