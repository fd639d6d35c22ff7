import { describe, expect, test } from 'vitest';
import { release, reserve } from './reservation.ts';

const stock = [
  { item: 'X', warehouse: 'W1', available: '30' },
  { item: 'X', warehouse: 'W2', available: '20' },
];
const wish = (line: string, quantity: string) => ({
  line,
  item: 'X',
  quantity,
  warehouses: ['W1', 'W2'],
});

describe('reserving', () => {
  test('a line takes from its warehouses in order and the balances rise by what was taken', () => {
    const out = reserve([wish('1', '40')], stock, { kind: 'soft', partial: false });
    expect(out.lines).toEqual([{ line: '1', item: 'X', wanted: '40', reserved: '40', short: '0' }]);
    expect(out.effects).toEqual([
      { item: 'X', warehouse: 'W1', onHand: '0', reserved: '30' },
      { item: 'X', warehouse: 'W2', onHand: '0', reserved: '10' },
    ]);
  });

  test('a line too large takes what is there when parts are allowed', () => {
    const out = reserve([wish('1', '40'), wish('2', '20')], stock, { kind: 'hard', partial: true });
    expect(out.lines.map((l) => [l.reserved, l.short])).toEqual([
      ['40', '0'],
      ['10', '10'],
    ]);
    expect(out.reservations.every((r) => r.kind === 'hard')).toBe(true);
  });

  test('a line too large takes nothing when parts are not allowed, and the next one may', () => {
    const out = reserve([wish('1', '60'), wish('2', '20')], stock, {
      kind: 'soft',
      partial: false,
    });
    expect(out.lines.map((l) => l.reserved)).toEqual(['0', '20']);
  });

  test('ten orders of ten against fifty reserve exactly five', () => {
    const wishes = Array.from({ length: 10 }, (_, i) => wish(String(i), '10'));
    const out = reserve(wishes, stock, { kind: 'soft', partial: false });
    expect(out.lines.filter((l) => l.reserved === '10')).toHaveLength(5);
  });

  test('releasing a part gives back the last reservation first', () => {
    const { reservations } = reserve([wish('1', '40')], stock, { kind: 'soft', partial: true });
    const out = release(reservations, '15');
    expect(out.kept.map((r) => [r.warehouse, r.quantity])).toEqual([['W1', '25']]);
    expect(out.effects).toEqual([
      { item: 'X', warehouse: 'W1', onHand: '0', reserved: '-5' },
      { item: 'X', warehouse: 'W2', onHand: '0', reserved: '-10' },
    ]);
    expect(() => release(reservations, '41')).toThrow('Only 40 is reserved');
  });
});
