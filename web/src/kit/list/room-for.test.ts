import { expect, it } from 'vitest';
import { roomFor, roomForCodes } from './room-for.ts';

it('a column has room for its heading in either language, within reason', () => {
  expect(roomFor('数量')).toBeLessThan(76);
  expect(roomFor('已红冲数量')).toBeGreaterThan(76);
  expect(roomFor('Order line')).toBeGreaterThan(80);
  expect(roomFor('Days before claiming a returned lead again')).toBeLessThan(200);
});

it('a column has room for the longest of its codes, within reason', () => {
  expect(roomForCodes([])).toBe(0);
  expect(roomForCodes(['A-1', undefined, 'GRN-2026-11-000001'])).toBeGreaterThan(128);
  expect(roomForCodes(['A'.repeat(100)])).toBeLessThan(300);
  expect(roomForCodes(['订单', 'AB'])).toBe(roomForCodes(['AB', '订单']));
  expect(() => roomForCodes(Array.from({ length: 200_000 }, (_, n) => `SO-${n}`))).not.toThrow();
});
