import fc from 'fast-check';
import { expect, test } from 'vitest';
import { div, fromScaled, gte, lt, mul, sub } from './decimal.ts';

import { passThrough, requirement, requirementPerUnit } from './requirement.ts';

const factor = { lossMode: 'factor' } as const;
const yields = { lossMode: 'yield' } as const;

test('40 pieces with 2 each and 5 % loss need 84', () => {
  expect(requirement({ ...factor, quantity: '2', loss: '0.05', for: '40' }, 0)).toBe('84');
});

test('forty reports of one piece need the same 84, rounded over the cumulative', () => {
  let issued = '0';
  for (let piece = 1; piece <= 40; piece += 1) {
    const line = { ...factor, quantity: '2', loss: '0.05', for: String(piece) };
    const more = sub(requirement(line, 0), issued);
    expect(gte(more, '2') && lt(more, '4')).toBe(true);
    issued = requirement(line, 0);
  }
  expect(issued).toBe('84');
});

test.each([
  ['10 P with 3 C each and 5 % loss, whole pieces', '10', '3', '0.05', factor, 0, '32'],
  ['the same where halves can be issued', '10', '3', '0.05', factor, 1, '31.5'],
  ['20 B of 10 P with 3 C each and 5 % loss', '20', '3', '0.05', factor, 0, '63'],
  ['120 with 5 % as a factor', '120', '1', '0.05', factor, 2, '126'],
  ['120 with 5 % as a yield', '120', '1', '0.05', yields, 2, '126.32'],
  ['a loss above all as a factor', '10', '1', '1.5', factor, 0, '25'],
  ['no loss', '7', '0.25', '0', yields, 2, '1.75'],
  ['nothing ordered', '0', '3', '0.05', factor, 0, '0'],
])('%s', (_situation, ordered, quantity, loss, mode, decimals, needed) => {
  expect(requirement({ ...mode, quantity, loss, for: ordered }, decimals)).toBe(needed);
});

test('glue of 0.5 kg for 100 pieces is charged by output', () => {
  const glue = { ...factor, quantity: '0.5', per: '100' };
  expect(requirement({ ...glue, for: '100' }, 3)).toBe('0.5');
  expect(requirement({ ...glue, for: '30' }, 3)).toBe('0.15');
});

test('the fixed quantity is needed once per order and bears no loss', () => {
  const line = { ...factor, quantity: '2', fixed: '5', loss: '0.1' };
  expect(requirement({ ...line, for: '10' }, 0)).toBe('27');
  expect(requirement({ ...line, for: '20' }, 0)).toBe('49');
  expect(requirement({ ...line, for: '0' }, 0)).toBe('0');
});

test('a yield of 95 % starts more pieces, and all of them take material', () => {
  const line = { ...factor, quantity: '1', yield: '0.95' };
  expect(requirement({ ...line, for: '95' }, 0)).toBe('100');
  expect(requirement({ ...line, for: '100' }, 0)).toBe('106');
});

test('a third is rounded up only once, at the end', () => {
  const line = { ...factor, quantity: '1', per: '3' };
  expect(requirement({ ...line, for: '3' }, 0)).toBe('1');
  expect(requirement({ ...line, for: '300' }, 0)).toBe('100');
  expect(requirement({ ...line, for: '1' }, 4)).toBe('0.3334');
});

test('a yield of nothing and an output of nothing are refused', () => {
  const error = (code: string) => expect.objectContaining({ code, status: 422 });
  expect(() => requirement({ ...yields, quantity: '1', loss: '1', for: '1' }, 0)).toThrow(
    error('impossibleLoss'),
  );
  expect(() => requirementPerUnit({ ...factor, quantity: '1', per: '0' })).toThrow(
    error('impossibleOutput'),
  );
});

test('the parts of a phantom are reckoned from the order above it, rounded once', () => {
  // A third of a phantom per product, three parts in each: one part per product, not two.
  const phantom = { ...factor, quantity: '1', per: '3' };
  const part = { ...factor, quantity: '3' };
  expect(requirement({ ...passThrough(phantom, part), for: '1' }, 0)).toBe('1');
  expect(requirement({ ...passThrough(phantom, part), for: '7' }, 0)).toBe('7');
});

test('losses, yields and fixed quantities multiply through a phantom', () => {
  const phantom = { ...factor, quantity: '2', loss: '0.05', fixed: '1', yield: '0.5' };
  const part = { ...factor, quantity: '4', loss: '0.25', fixed: '3' };
  // (2 × 1.05 ÷ 0.5 × 10 + 1) × 4 × 1.25 + 3
  expect(requirement({ ...passThrough(phantom, part), for: '10' }, 2)).toBe('218');
});

const upTo = (top: bigint, places: number) =>
  fc.bigInt({ min: 0n, max: top }).map((value) => fromScaled(value, places));
const anyLine = fc.record({
  quantity: upTo(10n ** 8n, 4),
  loss: upTo(99n, 2),
  per: fc.integer({ min: 1, max: 1000 }).map(String),
  lossMode: fc.constantFrom('factor' as const, 'yield' as const),
});

test('it never needs less for more, and never less than it would exactly take', () => {
  fc.assert(
    fc.property(anyLine, upTo(10n ** 6n, 0), upTo(10n ** 6n, 0), (line, first, more) => {
      const [few, many] = [first, String(BigInt(first) + BigInt(more))];
      const [less, most] = [few, many].map((pieces) => requirement({ ...line, for: pieces }, 2));
      expect(gte(most as string, less as string)).toBe(true);
      const { numerator, denominator } = requirementPerUnit(line);
      const exact = div(mul(numerator, few), denominator, 40, 'down');
      const needed = requirement({ ...line, for: few }, 2);
      expect(gte(needed, exact)).toBe(true);
      expect(lt(sub(needed, exact), '0.01')).toBe(true);
      expect(mul(needed, '100')).not.toContain('.');
    }),
  );
});
