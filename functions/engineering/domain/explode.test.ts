import { describe, expect, test } from 'vitest';
import { type DayStructure, type ExplodedBom, explode, totals } from './explode.ts';

const bom = (...lines: [itemId: string, quantity: string, more?: object][]): ExplodedBom => ({
  outputQuantity: '1',
  lines: lines.map(([itemId, quantity, more], index) => ({
    lineNo: (index + 1) * 10,
    itemId,
    quantity,
    ...more,
  })),
});
const day = (boms: Record<string, ExplodedBom>, decimals: Record<string, number> = {}) =>
  ({
    lossMode: 'factor',
    bomOf: (id) => boms[id],
    decimalsOf: (id) => decimals[id] ?? 0,
  }) satisfies DayStructure;

const quantities = (rows: ReturnType<typeof explode>) =>
  rows.map(({ path, itemId, quantity }) => `${path} ${itemId} ${quantity}`);

describe('ten pumps P of two B, each B of three C with 5 % loss', () => {
  const boms = { P: bom(['B', '2']), B: bom(['C', '3', { loss: '0.05' }]) };

  test('take 20 B and 63 C', () => {
    const rows = explode('P', '10', day(boms));
    expect(quantities(rows)).toEqual(['10 B 20', '10/10 C 63']);
    expect(rows[1]).toMatchObject({ level: 2, parentItemId: 'B', loss: '0.05', made: false });
  });

  test('one level shows B alone, as made', () => {
    const rows = explode('P', '10', day(boms), 1);
    expect(rows).toMatchObject([{ itemId: 'B', quantity: '20', made: true }]);
  });

  test('what is started is what the loss of the level above makes it', () => {
    const lossy = { ...boms, P: bom(['B', '2', { loss: '0.1' }]) };
    expect(quantities(explode('P', '10', day(lossy)))).toEqual(['10 B 22', '10/10 C 70']);
  });
});

test('an item in two sub-assemblies is counted in both', () => {
  const boms = {
    P: bom(['B', '1'], ['D', '2'], ['S', '4']),
    B: bom(['S', '6']),
    D: bom(['S', '1']),
  };
  expect(totals(explode('P', '5', day(boms)))).toEqual([
    { itemId: 'B', quantity: '5' },
    { itemId: 'S', quantity: '60' },
    { itemId: 'D', quantity: '10' },
  ]);
});

describe('a phantom', () => {
  const boms = {
    P: { ...bom(['F', '1', { phantom: true }]), outputQuantity: '3' },
    F: bom(['S', '3'], ['G', '1', { phantom: true }]),
    G: bom(['N', '3', { fixedQuantity: '2' }]),
  };

  test('passes its parts to the order above and is never taken itself', () => {
    const rows = explode('P', '7', day(boms));
    expect(quantities(rows)).toEqual(['10 F 3', '10/10 S 7', '10/20 G 3', '10/20/10 N 9']);
    expect(totals(rows)).toEqual([
      { itemId: 'S', quantity: '7' },
      { itemId: 'N', quantity: '9' },
    ]);
  });

  test('without parts of its own it is taken like any other', () => {
    expect(totals(explode('P', '3', day({ P: boms.P })))).toEqual([{ itemId: 'F', quantity: '1' }]);
  });
});

test('the yield of the product makes all its lines larger', () => {
  const boms = { P: { ...bom(['C', '2']), yield: '0.95' } };
  expect(quantities(explode('P', '100', day(boms)))).toEqual(['10 C 211']);
});

test('a structure that ends in itself is refused, not followed', () => {
  const boms = { A: bom(['B', '1']), B: bom(['A', '1']) };
  expect(() => explode('A', '1', day(boms))).toThrow(
    expect.objectContaining({ code: 'engineering.structureTooDeep' }),
  );
});
