import { type Decimal, fromScaled, toScaled } from '../../../../shared/kernel/decimal.ts';

/**
 * A quantity in an item's smallest steps. It is a whole number of type `number` in the fast
 * arithmetic and a `bigint` in the exact one; the engine does no more with it than + − < > and
 * asks its arithmetic for the rest, so that one text serves both.
 */
export type Quantity = number;

/** Float64Array or BigInt64Array. */
export type QuantityColumn = Float64Array<ArrayBuffer>;

/** quantity → ⌈(quantity × numerator + addend) ÷ denominator⌉, all three whole. */
export interface Ratio {
  numerator: bigint;
  addend: bigint;
  denominator: bigint;
}

export type Direction = 'up' | 'down';

export interface Arithmetic {
  readonly exact: boolean;
  readonly zero: Quantity;
  column(length: number): QuantityColumn;
  /** In steps of 10^−places; finer ones are rounded, down being towards minus infinity. */
  read(text: Decimal, places: number, direction: Direction): Quantity;
  write(quantity: Quantity, places: number): Decimal;
  apply(quantity: Quantity, ratio: Ratio): Quantity;
  /** The least multiple not below, and the greatest not above; the multiple is above 0. */
  raise(quantity: Quantity, multiple: Quantity): Quantity;
  lower(quantity: Quantity, multiple: Quantity): Quantity;
  /** How many `part` it takes to reach the quantity, at most `limit` + 1. */
  parts(quantity: Quantity, part: Quantity, limit: number): number;
  /** Refuses what this arithmetic cannot hold exactly. */
  guard(quantity: Quantity): void;
}

/** Not Math.min, which knows no bigint. */
export function lesser(a: Quantity, b: Quantity): Quantity {
  if (a < b) return a;
  return b;
}

/** Thrown by the fast arithmetic, so that the plan is computed again by the exact one. */
export class TooLargeToBeFast extends RangeError {}

/** Whole quotient rounded up, of whole numbers of any sign with divisor > 0. */
export function ceilDiv(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend > 0n && quotient * divisor !== dividend ? quotient + 1n : quotient;
}

/** text × 10^places, rounded once. */
export function scaledTo(text: Decimal, places: number, direction: Direction): bigint {
  const point = text.indexOf('.');
  const finer = point < 0 ? 0 : Math.max(0, text.length - point - 1 - places);
  const value = toScaled(text, places + finer);
  if (finer === 0) return value;
  const step = 10n ** BigInt(finer);
  return direction === 'up' ? ceilDiv(value, step) : -ceilDiv(-value, step);
}

export const textOf = (value: bigint, places: number): Decimal => fromScaled(value, places);
