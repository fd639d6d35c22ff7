import { describe, expect, test } from 'vitest';
import { mul, sum } from '../../../shared/kernel/decimal.ts';
import {
  type Location,
  moveBetween,
  moveEffects,
  reverseMove,
  validateMove,
} from './stock-move.ts';

const warehouse = (id: string) => ({ kind: 'warehouse' as const, id });
const customer = { kind: 'customer' as const, id: 'c1' };
const source = { noun: 'delivery', id: 'd1' };
const move = (lines: readonly Parameters<typeof moveEffects>[0][number][]) => ({
  date: '2026-03-01',
  source,
  lines,
});

describe('stock move', () => {
  test('a delivery takes stock and its reservation from the warehouse', () => {
    const lines = moveBetween({
      item: 'X',
      quantity: '5',
      from: warehouse('W1'),
      to: customer,
      releasesReserved: '5',
    });
    expect(() => validateMove(move(lines))).not.toThrow();
    expect(moveEffects(lines)).toEqual([
      { item: 'X', warehouse: 'W1', onHand: '-5', reserved: '-5' },
    ]);
  });

  test('material at a subcontractor: 2,100 sent, 900 received at 2 per, 100 back: 200 remain', () => {
    const subcontractor = { kind: 'subcontractor' as const, id: 's1' };
    const production = { kind: 'production' as const, id: 'oo1' };
    const go = (quantity: string, from: Location, to: Location) =>
      moveBetween({ item: 'X', quantity, from, to });
    const lines = [
      ...go('2100', warehouse('W1'), subcontractor),
      ...go(mul('900', '2'), subcontractor, production),
      ...go('100', subcontractor, warehouse('W1')),
    ];
    expect(() => validateMove(move(lines))).not.toThrow();
    const there = lines.filter(({ location }) => location.kind === 'subcontractor');
    expect(sum(there.map(({ quantity }) => quantity))).toBe('200');
    expect(moveEffects(lines)).toMatchObject([{ warehouse: 'W1', onHand: '-2000' }]);
  });

  test('effects are merged and come ordered by item, then warehouse', () => {
    const go = (item: string, from: string, to: string) =>
      moveBetween({ item, quantity: '2', from: warehouse(from), to: warehouse(to) });
    const effects = moveEffects([
      ...go('Y', 'W2', 'W1'),
      ...go('X', 'W2', 'W1'),
      ...go('Y', 'W2', 'W1'),
    ]);
    expect(effects.map((e) => [e.item, e.warehouse, e.onHand])).toEqual([
      ['X', 'W1', '2'],
      ['X', 'W2', '-2'],
      ['Y', 'W1', '4'],
      ['Y', 'W2', '-4'],
    ]);
  });

  test('goods cannot appear from nowhere', () => {
    const line = { item: 'X', location: warehouse('W1'), quantity: '5' };
    expect(() => validateMove(move([line]))).toThrow('does not add up to zero');
    expect(() => validateMove(move([]))).toThrow('at least one line');
  });

  test('a lot cannot turn into another one on the way', () => {
    const lines = [
      { item: 'X', location: warehouse('W1'), quantity: '-5', lot: 'L1' },
      { item: 'X', location: warehouse('W2'), quantity: '5', lot: 'L2' },
    ];
    expect(() => validateMove(move(lines))).toThrow('does not add up to zero');
  });

  test('a serial stands for one piece', () => {
    const transfer = { item: 'X', serial: 'S1', from: warehouse('W1'), to: customer };
    expect(() => validateMove(move(moveBetween({ ...transfer, quantity: '2' })))).toThrow('S1');
    expect(() => validateMove(move(moveBetween({ ...transfer, quantity: '1' })))).not.toThrow();
  });

  test('goods that stay where they are did not move', () => {
    const lines = moveBetween({
      item: 'X',
      quantity: '5',
      from: warehouse('W1'),
      to: warehouse('W1'),
    });
    expect(() => validateMove(move(lines))).toThrow('must lead to another location');
  });

  test('a movement and its reversal leave every balance as it was', () => {
    const lines = moveBetween({ item: 'X', quantity: '5', from: warehouse('W1'), to: customer });
    const back = reverseMove(move(lines), '2026-03-02');
    expect(moveEffects([...lines, ...back.lines])).toEqual([]);
  });
});
