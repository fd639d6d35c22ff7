import { expect, it } from 'vitest';
import { sumsOf } from './sum-effects.ts';

it('counts what several commands make, change and delete, each document once', () => {
  const order = (id: string) => ({ noun: 'salesOrder', id, before: { id }, after: { id } });
  const delivery = (id: string) => ({ noun: 'delivery', id, before: null, after: { id } });
  const claim = (id: string) => ({ noun: 'reservation', id, before: { id }, after: null });
  const changes = [
    [order('a'), delivery('x'), claim('r')],
    [order('b'), order('shared'), delivery('y')],
    [order('shared')],
  ];
  expect(sumsOf(changes.map((each) => ({ changes: each })))).toEqual([
    { kind: 'changed', noun: 'salesOrder', count: 3 },
    { kind: 'new', noun: 'delivery', count: 2 },
    { kind: 'gone', noun: 'reservation', count: 1 },
  ]);
  expect(sumsOf([])).toEqual([]);
});
