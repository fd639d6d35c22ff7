import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonPasswords } from './common-passwords.ts';
import { passwordProblem } from './password-policy.ts';

describe('passwordProblem', () => {
  it.each([
    ['eleven characters', 'kX9#mQ2$vL7', 'passwordTooShort'],
    ['eleven emoji, 22 UTF-16 units', '🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔', 'passwordTooShort'],
    ['129 characters', `${'trombone marzipan '.repeat(8)}`.slice(0, 129), 'passwordTooLong'],
    ['one character repeated', 'zzzzzzzzzzzzz', 'passwordTooCommon'],
    ['a unit repeated', 'x7!x7!x7!x7!x', 'passwordTooCommon'],
    ['digits in a row', '567890123456', 'passwordTooCommon'],
    ['the alphabet backwards', 'zyxwvutsrqpon', 'passwordTooCommon'],
    ['a keyboard row in capitals', 'QWERTYUIOPASDF', 'passwordTooCommon'],
    ['a decorated word', 'P@ssw0rd2024!!', 'passwordTooCommon'],
    ['a word in front of a year', 'Summer-2026-08!', 'passwordTooCommon'],
    ['two joined words', 'dragonmonkey12', 'passwordTooCommon'],
    ['the address', 'li.wei@huadong-parts.example', 'passwordTooCommon'],
    ['full-width letters of a common one', 'ｐａｓｓｗｏｒｄ１２３４', 'passwordTooCommon'],
  ])('refuses %s', (_, password, problem) => {
    expect(passwordProblem(password, 'li.wei@huadong-parts.example')).toBe(problem);
  });

  it.each([
    ['lower-case letters only', 'marzipantrombone'],
    ['digits that follow no row', '807134920561'],
    ['twelve spaces and signs', ' ! " # $ % & '],
    ['Chinese', '轴承座加工车间第三班早会记录'],
    ['twelve emoji', '🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧'],
    ['a long passphrase', 'four herons watch the lathe at dawn '.repeat(3).trim()],
  ])('accepts %s', (_, password) => {
    expect(passwordProblem(password, 'li.wei@huadong-parts.example')).toBeUndefined();
  });

  it('refuses every listed password in any case, and the list has hundreds', () => {
    expect(commonPasswords.size).toBeGreaterThan(400);
    for (const password of commonPasswords) {
      expect(passwordProblem(password)).toBe('passwordTooCommon');
      expect(passwordProblem(password.toUpperCase())).toBe('passwordTooCommon');
    }
  });

  it('judges random passwords by their length alone', () => {
    const random = fc.array(fc.integer({ min: 0x4e00, max: 0x9fa5 }), { maxLength: 140 });
    fc.assert(
      fc.property(random, (points) => {
        fc.pre(new Set(points).size >= Math.min(points.length, 8));
        const length = points.length;
        const expected =
          length < 12 ? 'passwordTooShort' : length > 128 ? 'passwordTooLong' : undefined;
        expect(passwordProblem(String.fromCodePoint(...points))).toBe(expected);
      }),
    );
  });
});
