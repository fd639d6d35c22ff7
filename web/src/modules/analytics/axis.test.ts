import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOf } from './axis.ts';

describe('the axis of a chart', () => {
  it('has round steps up to the first that holds the largest value', () => {
    expect(axisOf([0, 87_000, 12])).toEqual({
      top: 100_000,
      marks: [0, 25_000, 50_000, 75_000, 100_000],
    });
  });

  it('holds every value in two to four steps, whatever its size', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e12, noNaN: true }), (most) => {
        const { top, marks } = axisOf([most]);
        expect(top).toBeGreaterThanOrEqual(most * 0.999_999);
        expect(marks.length).toBeGreaterThanOrEqual(3);
        expect(marks.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('is empty when nothing was booked', () => {
    expect(axisOf([0, -5])).toEqual({ top: 0, marks: [] });
  });
});
