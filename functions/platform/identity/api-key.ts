import { createHash, timingSafeEqual } from 'node:crypto';
import { apiKeyInvalid } from './identity-errors.ts';

/** A partner's key: `tk_live_<26 characters id>_<43 characters secret>`, `tk_test_…` in twins. */
export interface ApiKey {
  mode: 'live' | 'test';
  /** Public: names the key in lists, logs and the look-up. */
  id: string;
  /** The whole key, shown once at creation and never stored. */
  text: string;
}

const shape = /^tk_(live|test)_([0-9a-hjkmnp-tv-z]{26})_([A-Za-z0-9_-]{43})$/;
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Draws a key: 130 bits of id, 256 bits of secret. `random(n)` gives n unpredictable bytes. */
export function generateApiKey(
  mode: ApiKey['mode'],
  random: (bytes: number) => Uint8Array,
): ApiKey {
  const id = [...random(26)].map((byte) => alphabet[byte & 31]).join('');
  const secret = Buffer.from(random(32)).toString('base64url');
  return { mode, id, text: `tk_${mode}_${id}_${secret}` };
}

/** Reads a key as sent; throws apiKeyInvalid (401), which never says what is wrong with it. */
export function parseApiKey(text: string): ApiKey {
  const match = shape.exec(text);
  if (match === null) throw apiKeyInvalid();
  const [, mode, id, secret] = match as unknown as [string, ApiKey['mode'], string, string];
  // 43 characters hold 258 bits: only one spelling of the last two is a key.
  if (Buffer.from(secret, 'base64url').toString('base64url') !== secret) throw apiKeyInvalid();
  return { mode, id, text };
}

/**
 * SHA-256 in hex: what is stored. No salt and no stretching is needed, because the secret is 256
 * random bits and not something a person chose.
 */
export function hashApiKey(key: ApiKey): string {
  return createHash('sha256').update(key.text).digest('hex');
}

/** Compares with a stored hash in a time that does not depend on where they differ. */
export function apiKeyMatches(key: ApiKey, storedHash: string): boolean {
  const stored = Buffer.from(storedHash, 'hex');
  const given = Buffer.from(hashApiKey(key), 'hex');
  return stored.length === given.length && timingSafeEqual(stored, given);
}
