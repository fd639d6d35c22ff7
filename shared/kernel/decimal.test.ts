import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as d from './decimal.ts';

const places = (text: string) => text.split('.')[1]?.length ?? 0;
const anyDecimal = fc
  .tuple(
    fc.oneof(
      fc.bigInt({ min: -99_999n, max: 99_999n }),
      fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
      fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
    ),
    fc.integer({ min: 0, max: 12 }),
  )
  .map(([units, scale]) => d.fromScaled(units, scale));
const modes = ['halfUp', 'halfEven', 'up', 'down', 'ceil', 'floor'] as const;

/** Rounds units / divisor in integers alone: the oracle for every rounding mode. */
function roundedQuotient(units: bigint, divisor: bigint, mode: d.RoundingMode): bigint {
  const [n, m] = divisor < 0n ? [-units, -divisor] : [units, divisor];
  const floor = n >= 0n || n % m === 0n ? n / m : n / m - 1n;
  const twice = 2n * (n - floor * m);
  if (twice === 0n) return floor;
  const up = floor + 1n;
  if (mode === 'floor') return floor;
  if (mode === 'ceil') return up;
  if (mode === 'down') return n < 0n ? up : floor;
  if (mode === 'up') return n < 0n ? floor : up;
  if (twice !== m) return twice > m ? up : floor;
  if (mode === 'halfEven') return floor % 2n === 0n ? floor : up;
  return n < 0n ? floor : up;
}

describe('reading', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['+1.50', '1.5'],
    ['007', '7'],
    ['100', '100'],
    ['10.0', '10'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['-.5', '-0.5'],
    ['+.5e1', '5'],
    ['1E-7', '0.0000001'],
    ['1.2e+3', '1200'],
    ['-0e5', '0'],
    ['99999999999999999999.10', '99999999999999999999.1'],
  ])('%s is normalised to %s', (text, expected) => {
    expect(d.decimal(text)).toBe(expected);
  });

  test.each(['', ' ', '-', '.', '-.', '1,000', '1 ', ' 1', '0x10', 'NaN', 'Infinity', '1e', '--1'])(
    'refuses %j',
    (text) => {
      expect(() => d.decimal(text)).toThrow(expect.objectContaining({ code: 'invalidDecimal' }));
      expect(() => d.add(text, '1')).toThrow(expect.objectContaining({ code: 'invalidDecimal' }));
      expect(() => d.round(text, 2)).toThrow(expect.objectContaining({ code: 'invalidDecimal' }));
      expect(d.isDecimal(text)).toBe(false);
    },
  );

  test('refuses numbers whose plain form would fill the memory', () => {
    for (const text of ['1e999999999', '1e100', '9'.repeat(61)]) {
      expect(() => d.decimal(text)).toThrow(expect.objectContaining({ code: 'invalidDecimal' }));
      expect(d.isDecimal(text)).toBe(false);
    }
    expect(() => d.mul('1e999999999', '1')).toThrow('not a decimal number');
  });

  test('interfaces take plain notation only', () => {
    for (const text of ['0', '-1', '10.00', '0.000001', '-0']) expect(d.isDecimal(text)).toBe(true);
    for (const text of ['+1', '01', '1.', '.1', '1e3', '١']) expect(d.isDecimal(text)).toBe(false);
  });
});

test('canonical text is a fixed point, whichever way a number was written', () => {
  fc.assert(
    fc.property(anyDecimal, fc.integer({ min: 0, max: 5 }), (value, zeros) => {
      const longer = (value.includes('.') ? value : `${value}.`) + '0'.repeat(zeros);
      expect(d.decimal(longer)).toBe(value);
      expect(value).toMatch(/^(0|-?(0|[1-9]\d*)\.\d*[1-9]|-?[1-9]\d*)$/);
      expect(d.fromScaled(d.toScaled(value, 20), 20)).toBe(value);
    }),
  );
});

test('addition, subtraction, multiplication and order agree with integers of any length', () => {
  fc.assert(
    fc.property(anyDecimal, anyDecimal, (a, b) => {
      const [x, y] = [d.toScaled(a, 12), d.toScaled(b, 12)];
      expect(d.add(a, b)).toBe(d.fromScaled(x + y, 12));
      expect(d.sub(a, b)).toBe(d.fromScaled(x - y, 12));
      expect(d.mul(a, b)).toBe(d.fromScaled(x * y, 24));
      expect(d.cmp(a, b)).toBe(x === y ? 0 : x < y ? -1 : 1);
    }),
    { numRuns: 1_000 },
  );
});

test('rounding and division agree with the exact quotient in every mode', () => {
  fc.assert(
    fc.property(
      anyDecimal,
      anyDecimal.filter((value) => value !== '0'),
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom(...modes),
      (a, b, at, mode) => {
        const [x, y] = [d.toScaled(a, 12), d.toScaled(b, 12)];
        const quotient = roundedQuotient(x * 10n ** BigInt(at), y, mode);
        expect(d.div(a, b, at, mode)).toBe(d.fromScaled(quotient, at));
        const rounded = roundedQuotient(x * 10n ** BigInt(at), 10n ** 12n, mode);
        expect(d.round(a, at, mode)).toBe(d.fromScaled(rounded, at));
      },
    ),
    { numRuns: 2_000 },
  );
});

describe('rounding to whole numbers', () => {
  const cases: [string, ...string[]][] = [
    // value   halfUp halfEven up   down ceil floor
    ['2.5', '3', '2', '3', '2', '3', '2'],
    ['-2.5', '-3', '-2', '-3', '-2', '-2', '-3'],
    ['3.5', '4', '4', '4', '3', '4', '3'],
    ['-3.5', '-4', '-4', '-4', '-3', '-3', '-4'],
    ['2.49', '2', '2', '3', '2', '3', '2'],
    ['-2.51', '-3', '-3', '-3', '-2', '-2', '-3'],
    ['0.5', '1', '0', '1', '0', '1', '0'],
    ['-0.5', '-1', '0', '-1', '0', '0', '-1'],
    ['7', '7', '7', '7', '7', '7', '7'],
    ['-2.50000000000000000001', '-3', '-3', '-3', '-2', '-2', '-3'],
  ];
  test.each(cases)('%s', (value, ...expected) => {
    expect(modes.map((mode) => d.round(value, 0, mode))).toEqual(expected);
  });
});

test('1.005 rounds to 1.01, which floating point gets wrong', () => {
  expect(d.round('1.005', 2)).toBe('1.01');
  expect(d.sum(Array(10).fill('0.1'))).toBe('1');
});

test.each([
  ['130', '30', '150', '120'],
  ['120', '30', '120', '120'],
  ['-130', '30', '-120', '-150'],
  ['0.26', '0.25', '0.5', '0.25'],
  ['0', '7', '0', '0'],
])('%s lies in multiples of %s between %s and %s', (a, multiple, ceil, floor) => {
  expect(d.ceilToMultiple(a, multiple)).toBe(ceil);
  expect(d.floorToMultiple(a, multiple)).toBe(floor);
});

test('a multiple of zero or less is refused', () => {
  for (const multiple of ['0', '-5']) {
    expect(() => d.ceilToMultiple('1', multiple)).toThrow('greater than zero');
  }
});

test('dividing by zero is an error of its own, also for long numbers', () => {
  for (const a of ['1', '0', '9'.repeat(30)]) {
    expect(() => d.div(a, '0.00', 2)).toThrow(expect.objectContaining({ code: 'divisionByZero' }));
  }
});

test('scaling refuses to lose decimals, but trailing zeros are none', () => {
  expect(d.toScaled('-0.05', 2)).toBe(-5n);
  expect(d.toScaled('1.500', 2)).toBe(150n);
  expect(() => d.toScaled('1.505', 2)).toThrow(expect.objectContaining({ code: 'tooManyPlaces' }));
  expect(() => d.round('1.5', -1)).toThrow(expect.objectContaining({ code: 'invalidPlaces' }));
});

test('display has exactly the places asked for', () => {
  expect(d.fixed('2.5', 2)).toBe('2.50');
  expect(d.fixed('-0.004', 2)).toBe('0.00');
  expect(d.fixed('1234.565', 2)).toBe('1234.57');
  expect(d.fixed('12', 0)).toBe('12');
  expect(places(d.fixed('1', 6))).toBe(6);
});

test('the rest: extremes, signs and comparisons', () => {
  expect(d.min('2', '-1.50', '10')).toBe('-1.5');
  expect(d.max('2', '10.0', '9')).toBe('10');
  expect([d.abs('-1.0'), d.abs('1.0'), d.neg('0'), d.neg('-2')]).toEqual(['1', '1', '0', '2']);
  expect([d.lt('1', '1.0'), d.lte('1', '1.0'), d.eq('1', '1.0')]).toEqual([false, true, true]);
  expect([d.gt('2', '10'), d.gte('10', '10.0'), d.gt('-1', '-2')]).toEqual([false, true, true]);
  expect([d.isZero('-0.0'), d.isNegative('-0.1'), d.isPositive('0')]).toEqual([true, true, false]);
  expect([d.add(), d.sum([]), d.mul('2', '3', '0.5')]).toEqual(['0', '0', '3']);
});
