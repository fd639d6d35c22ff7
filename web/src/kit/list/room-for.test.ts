import { expect, it } from 'vitest';
import { roomFor } from './room-for.ts';

it('a column has room for its heading in either language, within reason', () => {
  expect(roomFor('数量')).toBeLessThan(76);
  expect(roomFor('已红冲数量')).toBeGreaterThan(76);
  expect(roomFor('Order line')).toBeGreaterThan(80);
  expect(roomFor('Days before claiming a returned lead again')).toBeLessThan(200);
});
