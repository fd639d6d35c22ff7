import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromScaled } from './decimal.ts';
import { compose, convert, convertExact, invert, type UnitFactor } from './quantity.ts';

const boxToPiece: UnitFactor = { numerator: '12', denominator: '1' };
const quantity = fc.bigInt({ min: -(10n ** 10n), max: 10n ** 10n }).map((n) => fromScaled(n, 4));
const part = fc.bigInt({ min: 1n, max: 100_000n }).map((n) => fromScaled(n, 3));
const factor = fc.record({ numerator: part, denominator: part });

test('converting rounds once, as asked', () => {
  expect(convert('2.5', boxToPiece, 0)).toBe('30');
  expect(convert('1', invert(boxToPiece), 4)).toBe('0.0833');
  expect(convert('1', invert(boxToPiece), 4, 'up')).toBe('0.0834');
  expect(convert('-1', invert(boxToPiece), 4, 'floor')).toBe('-0.0834');
});

test('thirds survive a chain of units: a third of three dozens is a dozen', () => {
  const third = { numerator: '1', denominator: '3' };
  expect(convertExact('3', compose(third, boxToPiece), 0)).toBe('12');
  expect(compose(third, { numerator: '3', denominator: '1' })).toEqual({
    numerator: '1',
    denominator: '1',
  });
  expect(compose({ numerator: '0.5', denominator: '1' }, boxToPiece)).toEqual({
    numerator: '6',
    denominator: '1',
  });
});

test('an exact conversion that needs more decimals is refused', () => {
  expect(convertExact('6', invert(boxToPiece), 1)).toBe('0.5');
  expect(() => convertExact('1', invert(boxToPiece), 6)).toThrow(
    expect.objectContaining({ code: 'inexactConversion', status: 422 }),
  );
  expect(() => convertExact('0.125', boxToPiece, 0)).toThrow('cannot be written with 0 decimal');
});

test('there and back gives the original wherever the exact quotient can be written', () => {
  fc.assert(
    fc.property(quantity, factor, (original, unit) => {
      // A product always fits 7 decimals when the factor's denominator is one.
      const whole = { numerator: unit.numerator, denominator: '1' };
      const there = convertExact(original, whole, 7);
      expect(convertExact(there, invert(whole), 4)).toBe(original);
    }),
  );
});

test('whatever an exact conversion accepts, it can undo, for any fraction', () => {
  let accepted = 0;
  fc.assert(
    fc.property(quantity, factor, (original, unit) => {
      let there: string;
      try {
        there = convertExact(original, unit, 12);
      } catch (error) {
        expect(error).toMatchObject({ code: 'inexactConversion' });
        return;
      }
      accepted += 1;
      expect(convertExact(there, invert(unit), 4)).toBe(original);
      expect(convert(there, invert(unit), 4)).toBe(original);
    }),
    { numRuns: 500 },
  );
  expect(accepted).toBeGreaterThan(0);
});

test('a composed factor converts like its parts', () => {
  fc.assert(
    fc.property(quantity, factor, factor, (original, first, second) => {
      const scaled = { numerator: first.numerator, denominator: '1' };
      const inSteps = convert(convertExact(original, scaled, 7), second, 6);
      expect(convert(original, compose(scaled, second), 6)).toBe(inSteps);
    }),
  );
});

test('a factor of zero or less is refused', () => {
  for (const wrong of ['0', '-12', '0.00']) {
    const bad = { numerator: wrong, denominator: '1' };
    const upsideDown = { numerator: '1', denominator: wrong };
    for (const each of [bad, upsideDown]) {
      expect(() => convert('1', each, 2)).toThrow(
        expect.objectContaining({ code: 'invalidUnitFactor' }),
      );
      expect(() => invert(each)).toThrow('greater than zero');
      expect(() => compose(boxToPiece, each)).toThrow('greater than zero');
    }
  }
});
