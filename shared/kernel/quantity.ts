import {
  type Decimal,
  div,
  eq,
  fromScaled,
  isPositive,
  mul,
  type RoundingMode,
  toScaled,
} from './decimal.ts';
import { defineError } from './errors.ts';

/**
 * How many target units one source unit makes, as a fraction so that a third stays a third:
 * box → piece is 12/1, piece → box 1/12. Both parts are greater than zero.
 */
export interface UnitFactor {
  readonly numerator: Decimal;
  readonly denominator: Decimal;
}

const invalidUnitFactor = defineError(
  'invalidUnitFactor',
  422,
  'A unit factor must be greater than zero, not {numerator}/{denominator}.',
);
const inexactConversion = defineError(
  'inexactConversion',
  422,
  '{quantity} × {numerator}/{denominator} cannot be written with {decimals} decimal places.',
);

function check(factor: UnitFactor): UnitFactor {
  if (!isPositive(factor.numerator) || !isPositive(factor.denominator)) {
    throw invalidUnitFactor({ ...factor });
  }
  return factor;
}

/** quantity × factor, rounded once to the target unit's decimals. */
export function convert(
  quantity: Decimal,
  factor: UnitFactor,
  decimals: number,
  mode: RoundingMode = 'halfUp',
): Decimal {
  const { numerator, denominator } = check(factor);
  return div(mul(quantity, numerator), denominator, decimals, mode);
}

/**
 * As `convert`, but never rounds: throws 'inexactConversion' if the exact quotient needs more
 * decimals. What it returns, converted by the inverse factor, is the quantity again.
 */
export function convertExact(quantity: Decimal, factor: UnitFactor, decimals: number): Decimal {
  const converted = convert(quantity, factor, decimals, 'down');
  if (!eq(mul(converted, factor.denominator), mul(quantity, factor.numerator))) {
    throw inexactConversion({ quantity, ...factor, decimals });
  }
  return converted;
}

export function invert(factor: UnitFactor): UnitFactor {
  const { numerator, denominator } = check(factor);
  return { numerator: denominator, denominator: numerator };
}

/** From A to C by way of B, in lowest whole terms, so that long chains stay short. */
export function compose(first: UnitFactor, second: UnitFactor): UnitFactor {
  check(first);
  check(second);
  return lowestTerms(
    mul(first.numerator, second.numerator),
    mul(first.denominator, second.denominator),
  );
}

function lowestTerms(numerator: Decimal, denominator: Decimal): UnitFactor {
  const places = Math.max(placesOf(numerator), placesOf(denominator));
  const above = toScaled(numerator, places);
  const below = toScaled(denominator, places);
  const divisor = greatestCommonDivisor(above, below);
  return {
    numerator: fromScaled(above / divisor, 0),
    denominator: fromScaled(below / divisor, 0),
  };
}

function placesOf(value: Decimal): number {
  return value.split('.')[1]?.length ?? 0;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a, b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}
