import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacter, isSocialCreditCode } from './social-credit-code.ts';

const CHARACTERS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

describe('unified social credit code', () => {
  test.each([
    ['91350100M000100Y43', true],
    ['91350100M000100Y44', false],
    ['91350100m000100y43', false],
    ['91350100M000100Y4', false],
    ['91350100M000100Y433', false],
    ['9135010OM000100Y43', false],
    ['', false],
  ])('%s is valid: %s', (text, valid) => {
    expect(isSocialCreditCode(text)).toBe(valid);
  });

  test('any single wrong character is noticed', () => {
    const first17 = fc
      .array(fc.constantFrom(...CHARACTERS), { minLength: 17, maxLength: 17 })
      .map((list) => list.join(''));
    const other = fc.constantFrom(...CHARACTERS);
    fc.assert(
      fc.property(first17, fc.nat(17), other, (head, position, wrong) => {
        const code = head + checkCharacter(head);
        fc.pre(code[position] !== wrong);
        const changed = code.slice(0, position) + wrong + code.slice(position + 1);
        return isSocialCreditCode(code) && !isSocialCreditCode(changed);
      }),
    );
  });
});
