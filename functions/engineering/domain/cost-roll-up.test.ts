import { describe, expect, test } from 'vitest';
import {
  type CostBasis,
  type CostedBom,
  type CostedItem,
  type CostedOperation,
  CostRollUp,
} from './cost-roll-up.ts';

const bom = (lines: CostedBom['lines'], more: Partial<CostedBom> = {}): CostedBom => ({
  outputQuantity: '1',
  lines,
  byProducts: [],
  ...more,
});
const line = (lineNo: number, itemId: string, quantity: string, more: object = {}) => ({
  lineNo,
  itemId,
  quantity,
  ...more,
});
const items = (...list: [id: string, more?: Partial<CostedItem>][]) =>
  new Map(list.map(([id, more]) => [id, { id, lot: '1', ...more }]));
const drill: CostedOperation = {
  number: 10,
  name: 'Drill',
  workCentreId: 'wc1',
  setupMinutes: '30',
  runMinutes: '6',
  efficiency: '1',
  labourRate: '60',
  overheadRate: '40',
};

const basis = (parts: Partial<CostBasis>): CostBasis => ({
  lossMode: 'factor',
  items: new Map(),
  boms: new Map(),
  routings: new Map(),
  ...parts,
});

describe('a pump of two bodies, each of three kilograms of steel with 5 % loss', () => {
  const structure = basis({
    items: items(['P', { lot: '10' }], ['B', { lot: '100' }], ['C', { bought: '4' }]),
    boms: new Map([
      ['P', bom([line(10, 'B', '2')])],
      ['B', bom([line(10, 'C', '3', { loss: '0.05' })])],
    ]),
    routings: new Map([['B', [drill]]]),
  });
  const costs = new CostRollUp(structure);

  test('material, labour and overhead go up by element', () => {
    // Hours of a body: 30 minutes over 100 and 6 minutes each = 0.105.
    expect(costs.unitCost('B')).toMatchObject({
      material: '12.6',
      labour: '6.3',
      overhead: '4.2',
      value: '23.1',
    });
    expect(costs.unitCost('P')).toMatchObject({
      material: '25.2',
      labour: '12.6',
      overhead: '8.4',
      value: '46.2',
      incomplete: false,
    });
  });

  test('every level tells its steps, which add up to it', () => {
    expect(costs.unitCost('B').steps).toEqual([
      { kind: 'component', lineNo: 10, itemId: 'C', quantity: '3.15', unitCost: '4', cost: '12.6' },
      {
        kind: 'operation',
        lineNo: 10,
        name: 'Drill',
        workCentreId: 'wc1',
        quantity: '0.105',
        labour: '6.3',
        overhead: '4.2',
        cost: '10.5',
      },
    ]);
  });

  test('as a phantom the body costs its material alone', () => {
    const asPhantom = new Map([
      ...structure.boms,
      ['P', bom([line(10, 'B', '2', { phantom: true })])],
    ] as [string, CostedBom][]);
    expect(new CostRollUp({ ...structure, boms: asPhantom }).unitCost('P')).toMatchObject({
      value: '25.2',
      labour: '0',
    });
  });
});

test('yield makes every good piece pay for the bad ones, in material and time', () => {
  const structure = basis({
    items: items(['P'], ['C', { bought: '19' }]),
    boms: new Map([['P', bom([line(10, 'C', '1')], { yield: '0.95' })]]),
    routings: new Map([['P', [{ ...drill, setupMinutes: '0', runMinutes: '57' }]]]),
  });
  expect(new CostRollUp(structure).unitCost('P')).toMatchObject({
    material: '20',
    labour: '60',
    overhead: '40',
  });
});

test('a fixed quantity is spread over the lot, a piece rate takes the place of hours', () => {
  const structure = basis({
    items: items(['P', { lot: '50' }], ['C', { bought: '2' }]),
    boms: new Map([['P', bom([line(10, 'C', '1', { fixed: '5' })])]]),
    routings: new Map([['P', [{ ...drill, setupMinutes: '0', pieceRate: '0.8' }]]]),
  });
  expect(new CostRollUp(structure).unitCost('P')).toMatchObject({
    material: '2.2',
    labour: '0.8',
    overhead: '4',
    value: '7',
  });
});

test('efficiency of 0.9 makes ten standard minutes last longer', () => {
  const slow = { ...drill, setupMinutes: '0', runMinutes: '9', efficiency: '0.9' };
  const structure = basis({
    items: items(['P'], ['C', { bought: '1' }]),
    boms: new Map([['P', bom([line(10, 'C', '1')])]]),
    routings: new Map([['P', [slow]]]),
  });
  expect(new CostRollUp(structure).unitCost('P').labour).toBe('10');
});

describe('by-products lower the cost of the product', () => {
  const withByProduct = (byProducts: CostedBom['byProducts']) =>
    new CostRollUp(
      basis({
        items: items(['P'], ['C', { bought: '10' }], ['W', { standardCost: '1.5' }]),
        boms: new Map([['P', bom([line(10, 'C', '100')], { outputQuantity: '10', byProducts })]]),
      }),
    ).unitCost('P');
  const waste = { itemId: 'W', quantity: '20' };

  test.each([
    ['not at all without value', { ...waste, value: 'none' }, '100'],
    ['by their standard cost', { ...waste, value: 'standardCost' }, '97'],
    ['by their share', { ...waste, value: 'share', share: '0.1' }, '90'],
  ] as const)('%s', (_how, byProduct, value) => {
    expect(withByProduct([byProduct]).value).toBe(value);
  });
});

test('a component without a cost leaves the product incomplete, all the way up', () => {
  const structure = basis({
    items: items(['P'], ['B'], ['C'], ['D', { bought: '0' }]),
    boms: new Map([
      ['P', bom([line(10, 'B', '1')])],
      ['B', bom([line(10, 'C', '1')])],
      ['Q', bom([line(10, 'D', '1')])],
    ]),
  });
  const costs = new CostRollUp(structure);
  expect(costs.unitCost('P')).toMatchObject({ value: '0', incomplete: true });
  expect(costs.unitCost('Q')).toMatchObject({ value: '0', incomplete: false });
});

test('a cycle is refused with its path', () => {
  const structure = basis({
    boms: new Map([
      ['A', bom([line(10, 'B', '1')])],
      ['B', bom([line(10, 'A', '1')])],
    ]),
  });
  expect(() => new CostRollUp(structure).unitCost('A')).toThrow(
    expect.objectContaining({ code: 'engineering.bomCycle', params: { path: 'A → B → A' } }),
  );
});
