import { describe, expect, test } from 'vitest';
import type { unit } from '../../../shared/contracts/masterdata/unit.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { factorBetween, quantityInItemUnit } from './unit-conversion.ts';

const unitOf = (code: string, base?: string, numerator = '1', denominator = '1') =>
  ({
    id: code,
    code,
    name: code,
    decimals: 3,
    ...(base && { baseUnitId: base, factor: { numerator, denominator } }),
  }) as unknown as Doc<typeof unit>;

const piece = unitOf('PCS');
const dozen = unitOf('DOZ', 'PCS', '12');
const pair = unitOf('PAIR', 'PCS', '2');
const kilogram = unitOf('KG');
const gram = unitOf('G', 'KG', '1', '1000');
const box = unitOf('BOX');

const screw = {
  code: 'SCREW',
  unitId: 'PCS',
  decimals: 0,
  purchaseUnits: [
    { unitId: 'BOX', numerator: '500', denominator: '1' },
    { unitId: 'DOZ', numerator: '13', denominator: '1' },
  ],
};

describe('converting units', () => {
  test.each([
    [dozen, piece, '12', '1'],
    [piece, dozen, '1', '12'],
    [dozen, pair, '6', '1'],
    [gram, kilogram, '1', '1000'],
  ])('%o to %o', (from, to, numerator, denominator) => {
    expect(factorBetween(from, to)).toEqual({ numerator, denominator });
  });

  test('units without a common base do not convert', () => {
    expect(factorBetween(kilogram, piece)).toBeUndefined();
  });

  test('the purchase unit of the item wins over what the units say', () => {
    expect(quantityInItemUnit(screw, '2', dozen, piece)).toBe('26');
  });

  test('units with a common base convert without a purchase unit', () => {
    expect(quantityInItemUnit(screw, '3', pair, piece)).toBe('6');
  });

  test('half a box of 500 is 250 pieces', () => {
    expect(quantityInItemUnit(screw, '0.5', box, piece)).toBe('250');
  });

  test('a quantity that does not come out whole is refused, not rounded', () => {
    expect(() => quantityInItemUnit(screw, '0.001', box, piece)).toThrowError(
      expect.objectContaining({ code: 'inexactConversion' }),
    );
  });

  test('a unit the item is never counted in is refused', () => {
    expect(() => quantityInItemUnit(screw, '1', kilogram, piece)).toThrowError(
      expect.objectContaining({ code: 'noConversion' }),
    );
  });
});
