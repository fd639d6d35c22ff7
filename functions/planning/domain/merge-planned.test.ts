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

  test('merging does not go beyond the maximum, and the minimum counts once', () => {
    expect(said(mergePlanned(three, 30, () => ({ minimum: '60', maximum: '90' })))).toEqual([
      '2026-03-03 80 → 80',
      '2026-03-12 40 → 60',
    ]);
  });
});
