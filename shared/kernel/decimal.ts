import BigConstructor, { type Big } from 'big.js';
import {
  addShort,
  cmpShort,
  divShort,
  mulShort,
  normaliseShort,
  scaleShort,
  textOf,
} from './decimal-short.ts';
import { defineError } from './errors.ts';
import type { Rounding } from './rounding.ts';

/**
 * An exact number as text. Functions take plain decimals ('10.00') and answer canonical ones
 * ('10'): no exponent, no '+', no trailing zeros, no '-0'. All throw 'invalidDecimal' on others.
 */
export type Decimal = string;

/** halfUp rounds .5 away from zero; up and down mean away from and towards zero. */
export type RoundingMode = Rounding;

const MAX_LENGTH = 60;
const MAX_PLACES = 100;
const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const OPERAND = /^-?\d+(?:\.\d+)?$/;
const READABLE = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,2})?$/i;

const invalidDecimal = defineError('invalidDecimal', 400, '"{text}" is not a decimal number.');
const divisionByZero = defineError('divisionByZero', 422, '{dividend} cannot be divided by zero.');
const invalidPlaces = defineError(
  'invalidPlaces',
  500,
  'The number of decimal places must be a whole number from 0 to 100, not {places}.',
);
const tooManyPlaces = defineError(
  'tooManyPlaces',
  422,
  '{value} has more than {places} decimal places.',
);
const invalidMultiple = defineError(
  'invalidMultiple',
  422,
  'A multiple must be greater than zero, not {multiple}.',
);

// A private constructor: its division settings are set before each use and belong to nobody else.
const Exact = BigConstructor();

function exact(text: Decimal): Big {
  if (!OPERAND.test(text)) throw invalidDecimal({ text: String(text).slice(0, MAX_LENGTH) });
  return new Exact(text);
}

function canonical(value: Big): Decimal {
  return value.eq(0) ? '0' : value.toFixed();
}

function bigMode(mode: RoundingMode, negative: boolean): 0 | 1 | 2 | 3 {
  if (mode === 'halfUp') return 1;
  if (mode === 'halfEven') return 2;
  const away = mode === 'up' || (mode === 'ceil' && !negative) || (mode === 'floor' && negative);
  return away ? 3 : 0;
}

function checkPlaces(places: number): void {
  if (!Number.isInteger(places) || places < 0 || places > MAX_PLACES) {
    throw invalidPlaces({ places });
  }
}

/** True for what an interface accepts: JSON's number grammar without exponent, ≤ 60 characters. */
export function isDecimal(text: string): boolean {
  return typeof text === 'string' && text.length <= MAX_LENGTH && PLAIN.test(text);
}

/**
 * Canonical form. Reads more than `isDecimal` allows: '+', leading zeros, '.5', '5.', '1.2e-7'
 * (spreadsheets write that). Throws 'invalidDecimal'.
 */
export function decimal(text: string): Decimal {
  const short = normaliseShort(text);
  if (short !== undefined) return short;
  if (text.length > MAX_LENGTH || !READABLE.test(text)) {
    throw invalidDecimal({ text: text.slice(0, MAX_LENGTH) });
  }
  return canonical(new Exact(text.startsWith('+') ? text.slice(1) : text));
}

function addTwo(a: Decimal, b: Decimal): Decimal {
  return addShort(a, b, 1) ?? canonical(exact(a).plus(exact(b)));
}

function mulTwo(a: Decimal, b: Decimal): Decimal {
  return mulShort(a, b) ?? canonical(exact(a).times(exact(b)));
}

export function sum(list: Iterable<Decimal>): Decimal {
  let total = '0';
  for (const value of list) total = addTwo(total, value);
  return total;
}

export function add(...terms: Decimal[]): Decimal {
  const [first, second] = terms;
  if (terms.length === 2) return addTwo(first as Decimal, second as Decimal);
  return sum(terms);
}

export function sub(a: Decimal, b: Decimal): Decimal {
  return addShort(a, b, -1) ?? canonical(exact(a).minus(exact(b)));
}

export function mul(...factors: Decimal[]): Decimal {
  const [first, second] = factors;
  if (factors.length === 2) return mulTwo(first as Decimal, second as Decimal);
  let product = '1';
  for (const factor of factors) product = mulTwo(product, factor);
  return product;
}

export function neg(a: Decimal): Decimal {
  return sub('0', a);
}

export function abs(a: Decimal): Decimal {
  return isNegative(a) ? neg(a) : add(a);
}

export function cmp(a: Decimal, b: Decimal): -1 | 0 | 1 {
  return cmpShort(a, b) ?? exact(a).cmp(exact(b));
}

export function eq(a: Decimal, b: Decimal): boolean {
  return cmp(a, b) === 0;
}

export function lt(a: Decimal, b: Decimal): boolean {
  return cmp(a, b) < 0;
}

export function lte(a: Decimal, b: Decimal): boolean {
  return cmp(a, b) <= 0;
}

export function gt(a: Decimal, b: Decimal): boolean {
  return cmp(a, b) > 0;
}

export function gte(a: Decimal, b: Decimal): boolean {
  return cmp(a, b) >= 0;
}

export function min(first: Decimal, ...rest: Decimal[]): Decimal {
  return add(rest.reduce((least, value) => (lt(value, least) ? value : least), first));
}

export function max(first: Decimal, ...rest: Decimal[]): Decimal {
  return add(rest.reduce((most, value) => (gt(value, most) ? value : most), first));
}

export function isZero(a: Decimal): boolean {
  return cmp(a, '0') === 0;
}

export function isNegative(a: Decimal): boolean {
  return cmp(a, '0') < 0;
}

export function isPositive(a: Decimal): boolean {
  return cmp(a, '0') > 0;
}

/** a / b, rounded once from the exact quotient. Throws 'divisionByZero'. */
export function div(
  a: Decimal,
  b: Decimal,
  places: number,
  mode: RoundingMode = 'halfUp',
): Decimal {
  checkPlaces(places);
  const short = divShort(a, b, places, mode);
  if (short !== undefined) return short;
  const dividend = exact(a);
  const divisor = exact(b);
  if (divisor.eq(0)) throw divisionByZero({ dividend: canonical(dividend) });
  Exact.DP = places;
  Exact.RM = bigMode(mode, dividend.s !== divisor.s);
  return canonical(dividend.div(divisor));
}

export function round(a: Decimal, places: number, mode: RoundingMode = 'halfUp'): Decimal {
  checkPlaces(places);
  const point = a.indexOf('.');
  if (point < 0 || a.length - point - 1 <= places) return add(a);
  const short = divShort(a, '1', places, mode);
  if (short !== undefined) return short;
  const value = exact(a);
  return canonical(value.round(places, bigMode(mode, value.s < 0)));
}

function remainder(a: Decimal, multiple: Decimal): Decimal {
  if (!isPositive(multiple)) throw invalidMultiple({ multiple });
  return canonical(exact(a).mod(exact(multiple)));
}

/** The least multiple that is not below a: (130, 30) gives 150, (-130, 30) gives -120. */
export function ceilToMultiple(a: Decimal, multiple: Decimal): Decimal {
  const rest = remainder(a, multiple);
  const towardsZero = sub(a, rest);
  return isPositive(rest) ? add(towardsZero, multiple) : towardsZero;
}

/** The greatest multiple that is not above a: (130, 30) gives 120, (-130, 30) gives -150. */
export function floorToMultiple(a: Decimal, multiple: Decimal): Decimal {
  const rest = remainder(a, multiple);
  const towardsZero = sub(a, rest);
  return isNegative(rest) ? sub(towardsZero, multiple) : towardsZero;
}

/** a · 10^places as an integer. Throws 'tooManyPlaces' rather than round. */
export function toScaled(a: Decimal, places: number): bigint {
  checkPlaces(places);
  const short = scaleShort(a, places);
  if (short !== undefined) return BigInt(short);
  const [whole = '', fraction = ''] = add(a).split('.');
  if (fraction.length > places) throw tooManyPlaces({ value: a, places });
  return BigInt(whole + fraction.padEnd(places, '0'));
}

/** value / 10^places: the inverse of `toScaled`. */
export function fromScaled(value: bigint, places: number): Decimal {
  checkPlaces(places);
  const short = textOf(Number(value), places);
  if (short !== undefined) return short;
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const split = digits.length - places;
  const fraction = digits.slice(split).replace(/0+$/, '');
  const text = digits.slice(0, split) + (fraction === '' ? '' : `.${fraction}`);
  return value < 0n ? `-${text}` : text;
}

/** For display only: exactly `places` decimals, rounded half up. ('2.5', 2) gives '2.50'. */
export function fixed(a: Decimal, places: number): string {
  const [whole = '', fraction = ''] = round(a, places).split('.');
  return places === 0 ? whole : `${whole}.${fraction.padEnd(places, '0')}`;
}
