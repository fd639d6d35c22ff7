import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apiKeyMatches, generateApiKey, hashApiKey, parseApiKey } from './api-key.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

describe('an API key', () => {
  it('is read back as it was made, and matches its own hash only', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('live' as const, 'test' as const),
        bytes(26),
        bytes(32),
        (mode, id, secret) => {
          const key = generateApiKey(mode, (length) => (length === 26 ? id : secret));
          expect(key.text).toMatch(/^tk_(live|test)_[0-9a-z]{26}_[\w-]{43}$/);
          expect(parseApiKey(key.text)).toEqual(key);
          expect(apiKeyMatches(key, hashApiKey(key))).toBe(true);
          const other = generateApiKey(mode, (length) => (length === 26 ? id : randomBytes(32)));
          expect(apiKeyMatches(other, hashApiKey(key))).toBe(false);
        },
      ),
    );
  });

  const good = generateApiKey('live', (length) => new Uint8Array(length).fill(7)).text;
  it.each([
    ['nothing', ''],
    ['another prefix', good.replace('tk_', 'sk_')],
    ['another mode', good.replace('live', 'prod')],
    ['capitals in the id', good.replace('7777', '7A77')],
    ['a letter that the alphabet lacks', good.replace('7777', '77u7')],
    ['one character less', good.slice(0, -1)],
    ['one character more', `${good}A`],
    ['a line feed at the end', `${good}\n`],
    ['a second spelling of the same bytes', `${good.slice(0, -1)}d`],
    ['a space before', ` ${good}`],
  ])('is refused with %s', (_, text) => {
    expect(() => parseApiKey(text)).toThrow(expect.objectContaining({ code: 'apiKeyInvalid' }));
  });

  it('matches no hash of another length', () => {
    expect(apiKeyMatches(parseApiKey(good), '')).toBe(false);
    expect(apiKeyMatches(parseApiKey(good), 'ab')).toBe(false);
  });
});
