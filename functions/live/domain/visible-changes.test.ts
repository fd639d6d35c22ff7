import { describe, expect, it } from 'vitest';
import { type Change, condensed, visibleChanges } from './visible-changes.ts';

const of = (noun: string, id: string, version = 1): Change => ({ noun, id, version });

describe('many changes of one moment', () => {
  it('name a document once, by its last version, in whatever order they came', () => {
    expect(condensed([of('unit', 'a', 1), of('unit', 'a', 3), of('unit', 'a', 2)])).toEqual([
      of('unit', 'a', 3),
    ]);
  });

  it('name a noun instead of more than fifty of its documents', () => {
    const many = Array.from({ length: 51 }, (_, index) => of('item', `i${index}`));
    expect(condensed([...many, of('unit', 'a'), of('item', 'i1', 2)])).toEqual([
      { noun: 'item' },
      of('unit', 'a'),
    ]);
    expect(condensed(many.slice(0, 50))).toHaveLength(50);
  });

  it('name a noun alone once nobody knows which of its documents it was', () => {
    expect(condensed([of('item', 'a'), { noun: 'item' }, of('item', 'b')])).toEqual([
      { noun: 'item' },
    ]);
  });
});

describe('what somebody may hear', () => {
  const changes = [of('unit', 'a'), of('customer', 'b'), of('customer', 'c'), of('journal', 'd')];

  it.each([
    ['all of it', 'all', [of('customer', 'b'), of('customer', 'c')]],
    ['their own', 'own', [{ noun: 'customer' }]],
    ["their team's", 'team', [{ noun: 'customer' }]],
    ["their regions'", 'region', [{ noun: 'customer' }]],
    ['nothing', undefined, []],
  ] as const)('who may read %s', (_, scope, heard) => {
    expect(visibleChanges(changes, (noun) => (noun === 'customer' ? scope : undefined))).toEqual(
      heard,
    );
  });
});
