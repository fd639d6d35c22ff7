import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { normaliseEmail } from './normalise-email.ts';

it.each([
  ['Li.Wei@Example.COM', 'li.wei@example.com'],
  ['  a@b.example ', 'a@b.example'],
  ['ｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'li@example.com'],
  ['İ@example.com', 'i̇@example.com'],
  ['', undefined],
  ['nobody', undefined],
  ['a@b@c', undefined],
  ['a b@c.example', undefined],
  ['a\u0000@c.example', undefined],
  ['a\u200b@c.example', undefined],
  [`${'a'.repeat(65)}@c.example`, undefined],
])('knows %j as %j', (raw, email) => {
  expect(normaliseEmail(raw)).toBe(email);
});

it('changes nothing when applied again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.domain(), (local, domain) => {
      const once = normaliseEmail(`${local}@${domain}`);
      if (once !== undefined) expect(normaliseEmail(once)).toBe(once);
    }),
  );
});
