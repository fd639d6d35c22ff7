import { defineError } from './errors.ts';

/**
 * Ids are `<prefix>_<26 characters>` in Crockford's base 32, lower case: 10 characters of time
 * (48 bits of milliseconds) and 16 of randomness (80 bits), so that text order is time order.
 */
export type IdMaker = (prefix: string) => string;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;
const RANDOM_BYTES = 10;
const BODY_LENGTH = TIME_LENGTH + RANDOM_LENGTH;
const MAX_TIME = 2 ** 48 - 1;
const PREFIX = /^[a-z][a-z0-9_]{0,31}$/;
const BODY = /^[0-9a-hjkmnp-tv-z]{26}$/;
const ANY_ID = /^[a-z][a-z0-9_]{0,31}_[0-9a-hjkmnp-tv-z]{26}$/;

const invalidId = defineError('invalidId', 400, '"{text}" is not an id.');
const invalidIdParts = defineError('invalidIdParts', 500, 'No id can be made: {reason}');

function checkPrefix(prefix: string): void {
  if (!PREFIX.test(prefix)) {
    throw invalidIdParts({ reason: `"${prefix}" is no prefix of lower-case letters and digits.` });
  }
}

/** Matches exactly the ids with this prefix. */
export function ID_PATTERN(prefix: string): RegExp {
  checkPrefix(prefix);
  return new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{${BODY_LENGTH}}$`);
}

export function isId(prefix: string, text: unknown): text is string {
  return (
    typeof text === 'string' &&
    text.startsWith(`${prefix}_`) &&
    BODY.test(text.slice(prefix.length + 1))
  );
}

/** The first `count` groups of five bits; bits beyond the last byte are zero. */
function fiveBits(bytes: Uint8Array, count: number): number[] {
  const digits: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (let next = 0; digits.length < count; ) {
    if (bits < 5) {
      buffer = (buffer << 8) | (bytes[next] ?? 0);
      bits += 8;
      next += 1;
    }
    bits -= 5;
    digits.push((buffer >> bits) & 31);
    buffer &= (1 << bits) - 1;
  }
  return digits;
}

function spell(digits: number[]): string {
  return digits.map((digit) => ALPHABET[digit]).join('');
}

function spellTime(epochMs: number): string {
  if (!Number.isInteger(epochMs) || epochMs < 0 || epochMs > MAX_TIME) {
    throw invalidIdParts({ reason: `${epochMs} is no time in milliseconds.` });
  }
  let rest = epochMs;
  let text = '';
  for (let index = 0; index < TIME_LENGTH; index += 1) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function randomDigits(bytes: Uint8Array): number[] {
  if (bytes.length !== RANDOM_BYTES) {
    throw invalidIdParts({ reason: `it takes ${RANDOM_BYTES} random bytes, not ${bytes.length}.` });
  }
  return fiveBits(bytes, RANDOM_LENGTH);
}

/** An id from a time and 10 random bytes. */
export function makeId(prefix: string, epochMs: number, randomBytes: Uint8Array): string {
  checkPrefix(prefix);
  return `${prefix}_${spellTime(epochMs)}${spell(randomDigits(randomBytes))}`;
}

/** When the id was made, in epoch milliseconds. Without meaning for a derived id. */
export function idTime(id: string): number {
  if (!ANY_ID.test(id)) throw invalidId({ text: id.slice(0, 80) });
  let time = 0;
  for (const char of id.slice(-BODY_LENGTH, -RANDOM_LENGTH)) {
    time = time * 32 + ALPHABET.indexOf(char);
  }
  return time;
}

/**
 * The same id whenever the same hash is given, so that repeated work finds what it made before.
 * Needs at least 16 bytes of a hash and uses 130 bits of it.
 */
export function derivedId(prefix: string, hashBytes: Uint8Array): string {
  checkPrefix(prefix);
  if (hashBytes.length < 16) {
    throw invalidIdParts({ reason: `it takes 16 bytes of a hash, not ${hashBytes.length}.` });
  }
  return `${prefix}_${spell(fiveBits(hashBytes, BODY_LENGTH))}`;
}

/** Adds a step in place; answers false if the digits overflow. */
function advance(digits: number[], step: number): boolean {
  let carry = step;
  for (let index = digits.length - 1; index >= 0 && carry > 0; index -= 1) {
    const value = (digits[index] ?? 0) + carry;
    digits[index] = value % 32;
    carry = Math.floor(value / 32);
  }
  return carry === 0;
}

/**
 * Ids whose bodies strictly increase, even within one millisecond or when the clock steps back.
 * Within a millisecond the step is random, so that one id does not reveal the next.
 */
export function createIdMaker(now: () => number, random: (count: number) => Uint8Array): IdMaker {
  let time = -1;
  let digits: number[] = [];
  return (prefix) => {
    checkPrefix(prefix);
    const clock = now();
    const step = clock > time ? 0 : 1 + fiveBits(random(3), 4).reduce((n, d) => n * 32 + d, 0);
    if (step === 0 || !advance(digits, step)) {
      time = step === 0 ? clock : time + 1;
      digits = randomDigits(random(RANDOM_BYTES));
    }
    return `${prefix}_${spellTime(time)}${spell(digits)}`;
  };
}
