import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abs, lt, lte, mul, sub } from '../../../shared/kernel/decimal.ts';
import { demandStatistics } from './demand-statistics.ts';
import { reorder } from './reorder.ts';
import { reorderQuantity } from './reorder-quantity.ts';
import { serviceFactor } from './service-factor.ts';
import { squareRoot } from './square-root.ts';

const pieces = { decimals: 0 };

describe('when and how much to order (PUR-04)', () => {
  it('50 a day, deviation 12, 6 days, 95 %: safety 48.35, reorder point 349', () => {
    const proposal = reorder(
      { dailyDemand: '50', demandDeviation: '12', leadTimeDays: '6', serviceLevel: '0.95' },
      pieces,
    );
    expect(proposal).toMatchObject({ safetyStock: '49', reorderPoint: '349', orderQuantity: null });
    expect(proposal.steps.map(({ value }) => value)).toEqual(['1.645', '29.39', '48.35', '348.35']);
  });

  it('12,000 a year, 80 an order, 5 to hold one: 619.68, so 620', () => {
    const proposal = reorder({ yearlyDemand: '12000', orderCost: '80', holdingCost: '5' }, pieces);
    expect(proposal.orderQuantity).toBe('620');
    expect(proposal.steps.at(-1)?.value).toBe('619.68');
    const lots = { ...pieces, minimumLot: '100', lotMultiple: '50' };
    const inLots = reorder({ yearlyDemand: '12000', orderCost: '80', holdingCost: '5' }, lots);
    expect(inLots.orderQuantity).toBe('650');
  });

  it('a lead time that varies asks for more safety', () => {
    const numbers = { dailyDemand: '50', demandDeviation: '12', leadTimeDays: '6' };
    const sure = reorder({ ...numbers, serviceLevel: '0.95' }, pieces);
    const unsure = reorder({ ...numbers, serviceLevel: '0.95', leadTimeDeviation: '2' }, pieces);
    expect([sure.safetyStock, unsure.safetyStock]).toEqual(['49', '172']);
  });

  it('what is not known is not guessed', () => {
    expect(reorder({ dailyDemand: '50' }, pieces)).toEqual({
      ...{ safetyStock: null, reorderPoint: null, orderQuantity: null, steps: [] },
    });
  });

  it('at the reorder point at least one lot is asked for, in whole lots', () => {
    expect(reorderQuantity({ decimals: 0 }, '0')).toBe('1');
    expect(reorderQuantity({ decimals: 0, lotSize: '620' }, '40')).toBe('620');
    expect(reorderQuantity({ decimals: 0, lotSize: '620' }, '700')).toBe('1240');
    expect(reorderQuantity({ decimals: 0, minimumLot: '60', lotMultiple: '25' }, '10')).toBe('75');
  });
});

describe('the service factor', () => {
  it.each([
    ['0.95', '1.645'],
    ['0.99', '2.326'],
    ['0.93', '1.476'],
    ['0.9', '1.282'],
    ['0.9999', '3.719'],
  ])('%s is %s deviations, as tables of the normal distribution say', (level, z) => {
    expect(serviceFactor(level)).toBe(z);
  });

  it.each(['0.4', '1', '1.2'])('%s is no service level', (level) => {
    expect(() => serviceFactor(level)).toThrow('lies between 0.5 and 0.9999');
  });
});

describe('the square root', () => {
  it('is cut, never above: root² ≤ value < (root + last place)²', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (value) => {
        const text = String(value);
        const root = squareRoot(text, 6);
        expect(lte(mul(root, root), text)).toBe(true);
        const above = mul(String(Number(root) + 0.000002), String(Number(root) + 0.000002));
        if (value < 10n ** 9n) expect(lt(text, above)).toBe(true);
      }),
      { seed: 4 },
    );
    expect(squareRoot('2', 10)).toBe('1.4142135623');
    expect(() => squareRoot('-1', 2)).toThrow('no square root');
  });
});

describe('what was used up', () => {
  it('days without use count as none; the deviation is that of the sample', () => {
    const found = demandStatistics(['4', '2', '6'], 6);
    expect(found?.dailyDemand).toBe('2');
    const off = sub(found?.demandDeviation ?? '0', '2.529822');
    expect(lt(abs(off), '0.00001')).toBe(true);
    expect(demandStatistics([], 90)).toBeUndefined();
  });
});
