import type { Decimal } from '../../../../shared/kernel/decimal.ts';
import {
  type Arithmetic,
  ceilDiv,
  type Direction,
  type Quantity,
  type Ratio,
  scaledTo,
  TooLargeToBeFast,
  textOf,
} from './quantity.ts';

/** Half of what a double holds exactly, so that two of them still add up exactly. */
const MOST = 2 ** 52;
const POWERS = Array.from({ length: 16 }, (_, places) => 10 ** places);

function checked(value: number): number {
  if (value > MOST || value < -MOST) throw new TooLargeToBeFast();
  return value;
}

/** Decimals as they mostly are: up to 15 digits, no finer than the item's. */
function readShort(text: Decimal, places: number): number | undefined {
  if (text.length > 15) return undefined;
  const value = Number(text);
  const point = text.indexOf('.');
  if (point < 0) return value * (POWERS[places] as number);
  const decimals = text.length - point - 1;
  if (decimals > places) return undefined;
  const whole = Number(text.slice(0, point) + text.slice(point + 1));
  return whole * (POWERS[places - decimals] as number);
}

/** Doubles that hold whole numbers below 2^52. */
export const fastArithmetic: Arithmetic = {
  exact: false,
  zero: 0,
  column: (length) => new Float64Array(length),
  read(text: Decimal, places: number, direction: Direction): Quantity {
    const short = readShort(text, places);
    if (short !== undefined && Number.isInteger(short)) return checked(short) + 0;
    return checked(Number(scaledTo(text, places, direction)));
  },
  write: (quantity, places) => textOf(BigInt(quantity), places),
  apply(quantity: Quantity, { numerator, addend, denominator }: Ratio): Quantity {
    return checked(Number(ceilDiv(BigInt(quantity) * numerator + addend, denominator)));
  },
  raise(quantity: Quantity, multiple: Quantity): Quantity {
    const rest = quantity % multiple;
    return checked(rest > 0 ? quantity - rest + multiple : quantity - rest);
  },
  lower(quantity: Quantity, multiple: Quantity): Quantity {
    return quantity - (quantity % multiple);
  },
  parts: (quantity, part, limit) => Math.min(limit + 1, Math.ceil(quantity / part)),
  guard(quantity: Quantity): void {
    checked(quantity);
  },
};
