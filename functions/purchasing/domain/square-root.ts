import { type Decimal, fromScaled, isNegative, toScaled } from '../../../shared/kernel/decimal.ts';
import { defineError } from '../../../shared/kernel/errors.ts';

const noRoot = defineError('purchasing.noRoot', 422, 'There is no square root of {value}.');

const SCALE = 30;

/** √value, cut after so many places (at most 15). Exact: no binary fractions. */
export function squareRoot(value: Decimal, places: number): Decimal {
  if (isNegative(value)) throw noRoot({ value });
  const scaled = toScaled(value, SCALE);
  if (scaled === 0n) return '0';
  let root = 1n << BigInt(Math.ceil(scaled.toString(2).length / 2));
  for (;;) {
    const next = (root + scaled / root) / 2n;
    if (next >= root) break;
    root = next;
  }
  const extra = SCALE / 2 - places;
  return fromScaled(root / 10n ** BigInt(extra), places);
}
