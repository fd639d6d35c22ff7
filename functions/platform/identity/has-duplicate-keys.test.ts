import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { hasDuplicateKeys } from './has-duplicate-keys.ts';

it.each([
  ['{"a":1,"a":2}', true],
  ['{"a":1,"\\u0061":2}', true],
  ['{"b":[{"a":1},{"a":2}]}', false],
  ['{"b":{"a":1,"c":{},"a":2}}', true],
  ['{"a":"a","b":"\\"a\\":1,\\"a\\":"}', false],
  ['[]', false],
])('%s: %s', (json, duplicate) => {
  expect(hasDuplicateKeys(json)).toBe(duplicate);
});

it('finds none in what JSON.stringify wrote', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(hasDuplicateKeys(JSON.stringify(value))).toBe(false);
    }),
  );
});
