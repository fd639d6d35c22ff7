import { movesAway, type Rounding } from './rounding.ts';

/**
 * Arithmetic of short decimals in safe integers: the everyday case, three to twenty times faster
 * than arbitrary precision. Every function answers undefined as soon as an operand or the result
 * is too long or not in plain notation; the caller then takes the exact general path.
 */
const MAX_LENGTH = 17;
const POWERS = Array.from({ length: 17 }, (_, places) => 10 ** places);

/** The digits of a plain decimal as an integer ('-1.50' gives -150), NaN for anything else. */
function unitsOf(text: string): number {
  const length = text.length;
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  if (length > MAX_LENGTH || length === start) return Number.NaN;
  let units = 0;
  let point = -1;
  for (let index = start; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) units = units * 10 + code - 48;
    else if (code === 46 && point < 0 && index > start && index < length - 1) point = index;
    else return Number.NaN;
  }
  return start === 1 ? -units : units;
}

function placesOf(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

const ZERO = 48;

/** Canonical text of units / 10^places. Zeros are cut from the text: dividing takes far longer. */
export function textOf(units: number, places: number): string | undefined {
  if (!Number.isSafeInteger(units)) return undefined;
  if (units === 0) return '0';
  if (places === 0) return String(units);
  const sign = units < 0 ? '-' : '';
  const digits = String(Math.abs(units));
  let end = digits.length;
  let left = places;
  while (left > 0 && digits.charCodeAt(end - 1) === ZERO) {
    end -= 1;
    left -= 1;
  }
  const whole = end - left;
  if (left === 0) return sign + digits.slice(0, end);
  if (whole > 0) return `${sign}${digits.slice(0, whole)}.${digits.slice(whole, end)}`;
  return `${sign}0.${'0'.repeat(-whole)}${digits.slice(0, end)}`;
}

/** a · 10^places, if that is whole. */
export function scaleShort(a: string, places: number): number | undefined {
  const units = unitsOf(a) * (POWERS[places - placesOf(a)] ?? Number.NaN);
  return Number.isSafeInteger(units) ? units + 0 : undefined;
}

export function normaliseShort(text: string): string | undefined {
  return textOf(unitsOf(text), placesOf(text));
}

/** a + sign · b */
export function addShort(a: string, b: string, sign: 1 | -1): string | undefined {
  const placesA = placesOf(a);
  const placesB = placesOf(b);
  const places = Math.max(placesA, placesB);
  const unitsA = unitsOf(a) * (POWERS[places - placesA] ?? Number.NaN);
  const unitsB = unitsOf(b) * (POWERS[places - placesB] ?? Number.NaN);
  if (!Number.isSafeInteger(unitsA) || !Number.isSafeInteger(unitsB)) return undefined;
  return textOf(unitsA + sign * unitsB, places);
}

export function mulShort(a: string, b: string): string | undefined {
  const unitsA = unitsOf(a);
  const unitsB = unitsOf(b);
  if (!Number.isSafeInteger(unitsA) || !Number.isSafeInteger(unitsB)) return undefined;
  return textOf(unitsA * unitsB, placesOf(a) + placesOf(b));
}

export function cmpShort(a: string, b: string): -1 | 0 | 1 | undefined {
  const placesA = placesOf(a);
  const placesB = placesOf(b);
  const places = Math.max(placesA, placesB);
  const unitsA = unitsOf(a) * (POWERS[places - placesA] ?? Number.NaN);
  const unitsB = unitsOf(b) * (POWERS[places - placesB] ?? Number.NaN);
  if (!Number.isSafeInteger(unitsA) || !Number.isSafeInteger(unitsB)) return undefined;
  if (unitsA === unitsB) return 0;
  return unitsA < unitsB ? -1 : 1;
}

/** a / b rounded to places; undefined also for a divisor of zero. */
export function divShort(a: string, b: string, places: number, mode: Rounding): string | undefined {
  const shift = places + placesOf(b) - placesOf(a);
  const dividend = unitsOf(a) * (shift > 0 ? (POWERS[shift] ?? Number.NaN) : 1);
  const divisor = unitsOf(b) * (shift < 0 ? (POWERS[-shift] ?? Number.NaN) : 1);
  if (!Number.isSafeInteger(dividend) || !Number.isSafeInteger(divisor) || divisor === 0) {
    return undefined;
  }
  const rest = dividend % divisor;
  const quotient = (dividend - rest) / divisor;
  if (!movesAway(quotient, rest, divisor, mode)) return textOf(quotient, places);
  return textOf(quotient + (dividend < 0 !== divisor < 0 ? -1 : 1), places);
}
