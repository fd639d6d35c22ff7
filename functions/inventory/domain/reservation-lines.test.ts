import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, sum } from '../../../shared/kernel/decimal.ts';
import { addClaims, type ReservationLine, releaseClaims } from './reservation-lines.ts';

const claim = (sourceLine: string, quantity: string, warehouseId = 'w1'): ReservationLine => ({
  ...{ sourceLine, itemId: 'i', warehouseId, quantity, kind: 'soft' },
});
const total = (lines: readonly ReservationLine[]) => sum(lines.map(({ quantity }) => quantity));

describe('addClaims', () => {
  it('joins claims of one line in one place, and keeps all others apart', () => {
    const lines = addClaims([claim('1', '2')], [claim('1', '3'), claim('1', '1', 'w2')]);
    expect(lines).toEqual([claim('1', '5'), claim('1', '1', 'w2')]);
    const hard = { ...claim('1', '1'), kind: 'hard' as const };
    expect(addClaims(lines, [hard])).toHaveLength(3);
  });

  it('refuses a claim of nothing', () => {
    expect(() => addClaims([], [claim('1', '0')])).toThrow(/greater than zero/);
  });
});

describe('releaseClaims', () => {
  it('gives back the last first, and only of the line and place that are named', () => {
    const lines = [claim('1', '2'), claim('1', '3', 'w2'), claim('2', '4')];
    const { kept, released } = releaseClaims(lines, { sourceLine: '1', quantity: '4' });
    expect(released).toEqual([claim('1', '1'), claim('1', '3', 'w2')]);
    expect(kept).toEqual([claim('1', '1'), claim('2', '4')]);
    const here = { sourceLine: '1', warehouseId: 'w1', quantity: '3' };
    expect(() => releaseClaims(lines, here)).toThrow(/Only 2 is reserved/);
  });

  it('what is kept and what is released is what there was', () => {
    const line = fc
      .record({ line: fc.constantFrom('1', '2', '3'), quantity: fc.integer({ min: 1, max: 9 }) })
      .map((one) => claim(one.line, String(one.quantity)));
    fc.assert(
      fc.property(fc.array(line), fc.integer({ min: 0, max: 40 }), (lines, wanted) => {
        const quantity = String(Math.min(wanted, Number(total(lines))));
        const { kept, released } = releaseClaims(lines, { quantity });
        expect(total(released)).toBe(add(quantity));
        expect(add(total(kept), total(released))).toBe(total(lines));
      }),
    );
  });
});
