import { expect, it } from 'vitest';
import { amountInWords } from './chinese-amount.ts';

it.each([
  ['0', '零元整'],
  ['55370', '伍万伍仟叁佰柒拾元整'],
  ['55370.00', '伍万伍仟叁佰柒拾元整'],
  ['1130.05', '壹仟壹佰叁拾元零伍分'],
  ['10.50', '壹拾元伍角整'],
  ['0.07', '柒分'],
  ['100000000', '壹亿元整'],
  ['100010001.23', '壹亿零壹万零壹元贰角叁分'],
  ['10203', '壹万零贰佰零叁元整'],
  ['1002000', '壹佰万零贰仟元整'],
  ['20000300', '贰仟万零叁佰元整'],
  ['-226', '负贰佰贰拾陆元整'],
  ['1.005', '壹元零壹分'],
])('%s is written %s', (amount, words) => {
  expect(amountInWords(amount)).toBe(words);
});

it('refuses what has no name', () => {
  expect(() => amountInWords('12345678901234567')).toThrow('too large');
});
