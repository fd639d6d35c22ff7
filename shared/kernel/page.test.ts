import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './page.ts';

const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (n === 0 ? 0 : n)),
  fc.constant(null),
);

test('a cursor gives back the values it was made of, in characters that a URL may hold', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 16 }), (values) => {
      const text = encodeCursor(values);
      expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(decodeCursor(text)).toEqual(values);
    }),
  );
});

test('the encoding is base64url of JSON', () => {
  expect(Buffer.from(encodeCursor(['轴承>>??', 1, null]), 'base64url').toString()).toBe(
    '["轴承>>??",1,null]',
  );
});

const encoded = (text: string) => Buffer.from(text).toString('base64url');

test.each([
  ['nothing', ''],
  ['other characters', 'a+b/='],
  ['half a character', 'W'],
  ['no JSON', encoded('[1')],
  ['no list', encoded('{"a":1}')],
  ['a list in a list', encoded('[[1]]')],
  ['a truth value', encoded('[true]')],
  ['a number without end', encoded('[1e999]')],
  ['bytes that are no text', Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]).toString('base64url')],
  ['too many values', encoded(JSON.stringify(Array(17).fill(1)))],
  ['too many characters', encoded(JSON.stringify(['x'.repeat(4_000)]))],
])('a cursor of %s is refused', (_, text) => {
  expect(() => decodeCursor(text)).toThrow(
    expect.objectContaining({ code: 'invalidCursor', status: 400 }),
  );
});

test('values that JSON cannot hold are refused when encoding', () => {
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => encodeCursor([wrong])).toThrow(expect.objectContaining({ code: 'invalidCursor' }));
  }
});
