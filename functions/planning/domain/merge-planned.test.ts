import { describe, expect, test } from 'vitest';
import { mergePlanned, type Outgoing } from './merge-planned.ts';

const order = (dueOn: string, quantity: string, more: Partial<Outgoing> = {}): Outgoing => ({
  id: dueOn,
  itemId: 'X',
  area: '',
  order: '',
  kind: 'buy',
  supplierId: 'S',
  quantity,
  startOn: '2026-03-01',
  dueOn,
  pegs: [],
  ...more,
});
const said = (merged: ReturnType<typeof mergePlanned>) =>
  merged.map(({ dueOn, planned, quantity }) => `${dueOn} ${planned} → ${quantity}`);

describe('merging planned orders', () => {
  const three = [order('2026-03-12', '40'), order('2026-03-03', '30'), order('2026-03-05', '50')];

  test('30, 50 and 40 within 7 days in lots of 50 are 100 due on the 3rd and 50 on the 12th', () => {
    const merged = mergePlanned(three, 7, () => ({ multiple: '50' }));
    expect(said(merged)).toEqual(['2026-03-03 80 → 100', '2026-03-12 40 → 50']);
    expect(merged[0]?.members.map(({ quantity }) => quantity)).toEqual(['30', '50']);
  });

  test('without a window only the same day is merged', () => {
    expect(mergePlanned(three, 0, () => ({}))).toHaveLength(3);
    expect(
      said(
        mergePlanned(
          [order('2026-03-03', '30'), order('2026-03-03', '5', { id: 'b' })],
          0,
          () => ({}),
        ),
      ),
    ).toEqual(['2026-03-03 35 → 35']);
  });

  test('suppliers, areas, customer orders and items stay apart', () => {
    const apart = [{ supplierId: 'T' }, { area: 'north' }, { order: 'so/1' }, { itemId: 'Y' }];
    const orders = [
      order('2026-03-03', '1'),
      ...apart.map((more) => order('2026-03-03', '1', more)),
    ];
    expect(mergePlanned(orders, 30, () => ({}))).toHaveLength(5);
  });

  test('pegs go along, of one line once; no order is for more lines than it can name', () => {
    const peg = (lineNo: number, quantity = '1') => ({
      ...{ salesOrderId: 'so_1', lineNo, quantity, hard: false },
    });
    const day = '2026-03-03';
    const many = (from: number) => Array.from({ length: 300 }, (_, index) => peg(from + index));
    const merged = mergePlanned(
      [
        order(day, '300', { id: 'a', pegs: many(1) }),
        order(day, '2', { id: 'b', pegs: [peg(300, '2')] }),
        order(day, '300', { id: 'c', pegs: many(1_001) }),
      ],
      0,
      () => ({}),
    );
    expect(said(merged)).toEqual([`${day} 302 → 302`, `${day} 300 → 300`]);
    expect(merged[0]?.pegs).toHaveLength(300);
    expect(merged[0]?.pegs.at(-1)).toEqual(peg(300, '3'));
  });

  test('merging does not go beyond the maximum, and the minimum counts once', () => {
    expect(said(mergePlanned(three, 30, () => ({ minimum: '60', maximum: '90' })))).toEqual([
      '2026-03-03 80 → 80',
      '2026-03-12 40 → 60',
    ]);
  });
});
