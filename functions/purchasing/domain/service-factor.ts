import { type Decimal, fromScaled, gt, gte, lt } from '../../../shared/kernel/decimal.ts';
import { defineError } from '../../../shared/kernel/errors.ts';

const impossibleLevel = defineError(
  'purchasing.impossibleLevel',
  422,
  'A service level lies between 0.5 and 0.9999: 0.95 is 95 %. It is {level}.',
);

/** The levels people name, as the tables print them. */
const table: Readonly<Record<string, Decimal>> = {
  '0.5': '0',
  '0.8': '0.842',
  '0.85': '1.036',
  '0.9': '1.282',
  '0.95': '1.645',
  '0.975': '1.96',
  '0.98': '2.054',
  '0.99': '2.326',
  '0.995': '2.576',
  '0.999': '3.09',
};

const A = [2.50662823884, -18.61500062529, 41.39119773534, -25.44106049637];
const B = [-8.4735109309, 23.08336743743, -21.06224101826, 3.13082909833];
const C = [
  0.3374754822726147, 0.9761690190917186, 0.1607979714918209, 0.0276438810333863,
  0.0038405729373609, 0.0003951896511919, 0.0000321767881768, 0.0000002888167364,
  0.0000003960315187,
];

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, one) => sum * x + one, 0);

/**
 * How many deviations of safety a service level asks for: the inverse of the normal distribution
 * (Beasley–Springer–Moro, error below 3·10⁻⁹), to three places as the tables have it.
 */
export function serviceFactor(level: Decimal): Decimal {
  if (lt(level, '0.5') || gt(level, '0.9999')) throw impossibleLevel({ level }, '/serviceLevel');
  const known = Object.entries(table).find(([name]) => gte(level, name) && gte(name, level));
  if (known) return known[1];
  const y = Number(level) - 0.5;
  const z =
    y < 0.42
      ? (y * polynomial(A, y * y)) / polynomial([1, ...B], y * y)
      : polynomial(C, Math.log(-Math.log(1 - Number(level))));
  return fromScaled(BigInt(Math.round(z * 1000)), 3);
}
