import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, fromScaled, isNegative, sub, sum } from './decimal.ts';
import * as money from './money.ts';

const amount = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }).map((n) => fromScaled(n, 2));
const weight = fc.bigInt({ min: 0n, max: 10n ** 9n }).map((n) => fromScaled(n, 4));

describe('currencies', () => {
  test.each([
    ['CNY', 2],
    ['JPY', 0],
    ['KWD', 3],
  ])('%s has %i decimals', (code, decimals) => {
    expect(money.currencyDecimals(code)).toBe(decimals);
  });

  test('an unknown code is refused, and so is a name that every object has', () => {
    for (const code of ['XYZ', 'cny', 'constructor', '']) {
      expect(() => money.currencyDecimals(code)).toThrow(
        expect.objectContaining({ code: 'unknownCurrency', status: 422 }),
      );
    }
  });

  test('every code is three capitals with 0 to 3 decimals', () => {
    expect(Object.keys(money.currencies).length).toBeGreaterThanOrEqual(40);
    for (const [code, decimals] of Object.entries(money.currencies)) {
      expect(code).toMatch(/^[A-Z]{3}$/);
      expect([0, 2, 3]).toContain(decimals);
    }
  });
});

test('amounts round half up, away from zero, to the decimals of the currency', () => {
  expect(money.roundMoney('-0.125', 'CNY')).toBe('-0.13');
  expect(money.roundMoney('0.5', 'JPY')).toBe('1');
  expect(money.roundMoney('0.125', 'CNY', 'halfEven')).toBe('0.12');
  expect(money.lineAmount('3', '33.333', 'CNY')).toBe('100');
  expect(money.lineAmount('1.5', '0.0005', 'KWD')).toBe('0.001');
});

describe('allocation', () => {
  test.each([
    ['100', ['1', '1', '1'], 'CNY', ['33.34', '33.33', '33.33']],
    ['-100', ['1', '1', '1'], 'CNY', ['-33.34', '-33.33', '-33.33']],
    ['0.05', ['1', '1'], 'CNY', ['0.03', '0.02']],
    ['10', ['0.5', '1.5', '0'], 'CNY', ['2.5', '7.5', '0']],
    ['100', ['1', '2', '4'], 'JPY', ['14', '29', '57']],
    ['0', ['3', '5'], 'CNY', ['0', '0']],
    ['0.01', ['0', '0.0001'], 'CNY', ['0', '0.01']],
  ])('%s by %j in %s gives %j', (total, weights, currency, expected) => {
    expect(money.allocate(total, weights, currency)).toEqual(expected);
  });

  test('the parts sum exactly to the total, keep its sign and stay within a unit of fair', () => {
    fc.assert(
      fc.property(amount, fc.array(weight, { minLength: 1, maxLength: 30 }), (total, weights) => {
        fc.pre(sum(weights) !== '0');
        const parts = money.allocate(total, weights, 'CNY');
        expect(sum(parts)).toBe(total);
        const all = Number(sum(weights));
        parts.forEach((part, index) => {
          if (part !== '0') expect(isNegative(part)).toBe(isNegative(total));
          const fair = (Number(total) * Number(weights[index])) / all;
          expect(Math.abs(Number(part) - fair)).toBeLessThan(0.01 + Math.abs(fair) * 1e-12);
          if (weights[index] === '0') expect(part).toBe('0');
        });
      }),
    );
  });

  test.each([[[]], [['0', '0.00']], [['2', '-1']]])('weights %j are refused', (weights) => {
    expect(() => money.allocate('1', weights, 'CNY')).toThrow(
      expect.objectContaining({ code: 'invalidWeights', status: 422 }),
    );
  });

  test('a total finer than the currency is refused, since parts could not sum to it', () => {
    expect(() => money.allocate('1.005', ['1'], 'CNY')).toThrow('more than 2 decimal places');
  });
});

describe('tax', () => {
  test.each([
    ['11300', '0.13', '10000', '1300'],
    ['999', '0.13', '884.07', '114.93'],
    ['1060', '0.06', '1000', '60'],
    ['-226', '0.13', '-200', '-26'],
    ['50', '0', '50', '0'],
  ])('gross %s at %s is net %s and tax %s', (gross, rate, net, tax) => {
    expect(money.netFromGross(gross, rate, 'CNY')).toEqual({ net, tax });
  });

  test('three pieces at 33.33 net carry 13.00 of tax at 13 %', () => {
    const net = money.lineAmount('3', '33.33', 'CNY');
    expect(money.taxOnNet(net, '0.13', 'CNY')).toEqual({ net: '99.99', tax: '13' });
  });

  test('net and tax always sum to the gross that was entered', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom('0.13', '0.09', '0.06', '0.01'), (gross, rate) => {
        const { net, tax } = money.netFromGross(gross, rate, 'CNY');
        expect(add(net, tax)).toBe(gross);
        const again = money.taxOnNet(net, rate, 'CNY');
        expect(Math.abs(Number(sub(again.tax, tax)))).toBeLessThanOrEqual(0.01);
      }),
    );
  });

  test('a negative rate and an amount finer than the currency are refused', () => {
    for (const split of [money.netFromGross, money.taxOnNet]) {
      expect(() => split('1', '-0.13', 'CNY')).toThrow('must not be negative');
      expect(() => split('1.5', '0.1', 'JPY')).toThrow(
        expect.objectContaining({ code: 'tooManyPlaces' }),
      );
    }
  });
});
