import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  advised,
  choice,
  code,
  currency,
  date,
  email,
  flag,
  integer,
  money,
  quantity,
  ref,
  text,
} from './fields.ts';
import { adviceFor, saidIn } from './issue-sentence.ts';

const schema = z.strictObject({
  name: text(5).optional(),
  code: code().optional(),
  amount: money().optional(),
  quantity: quantity().optional(),
  limit: money('nonNegative').optional(),
  days: integer(1, 30).optional(),
  on: date().optional(),
  mail: email().optional(),
  open: flag().optional(),
  state: choice({ a: { en: 'A', zh: '甲' }, b: { en: 'B', zh: '乙' } }).optional(),
  itemId: ref('item', 'itm').optional(),
  currency: currency().optional(),
  lines: z
    .array(z.strictObject({ n: integer(0, 9) }))
    .min(2)
    .max(3)
    .optional(),
  month: z
    .string()
    .regex(/^\d{4}-\d\d$/)
    .optional(),
  zone: z
    .string()
    .refine(() => false, { error: 'There is no such zone' })
    .optional(),
  needed: z.string().optional(),
  size: advised('At most 9 bytes. Split it.', '最多 9 字节，请拆分。', integer(1, 9)).optional(),
});

const said = (values: Record<string, unknown>, language: 'en' | 'zh' = 'en', root = schema) => {
  const { error } = root.safeParse(values, { reportInput: true });
  return error?.issues.map((issue) => saidIn(adviceFor(issue, root), language));
};

describe('what a schema finds wrong', () => {
  it.each<[Record<string, unknown>, string, string]>([
    [{ name: 'too long' }, 'Use at most 5 characters.', '最多 5 个字符。'],
    [{ size: 10 }, 'At most 9 bytes. Split it.', '最多 9 字节，请拆分。'],
    [{ code: 'a b' }, 'A code has no blanks.', '编码不能含空格。'],
    [
      { amount: '1.23456' },
      'Enter an amount with at most 4 decimals, such as "12.5".',
      '请输入金额，最多 4 位小数，如 "12.5"。',
    ],
    [
      { amount: 12 },
      'Enter an amount with at most 4 decimals, such as "12.5".',
      '请输入金额，最多 4 位小数，如 "12.5"。',
    ],
    [{ quantity: '0' }, 'Enter a number above 0.', '必须大于 0。'],
    [{ quantity: '-1' }, 'Enter a number above 0.', '必须大于 0。'],
    [{ limit: '-1' }, 'Enter a number of at least 0.', '不能小于 0。'],
    [{ days: 0 }, 'Enter a number of at least 1.', '不能小于 1。'],
    [{ days: 31 }, 'Enter a number of at most 30.', '不能大于 30。'],
    [{ days: 1.5 }, 'Enter a whole number.', '请输入整数。'],
    [{ days: Number.POSITIVE_INFINITY }, 'Enter a whole number.', '请输入整数。'],
    [{ on: '2026-02-30' }, 'Enter a date such as 2026-11-21.', '请输入日期，如 2026-11-21。'],
    [{ on: '9999-12-31' }, 'Enter a date from 1900 to 2199.', '请输入 1900 年至 2199 年的日期。'],
    [
      { mail: 'x' },
      'Enter an e-mail address, such as name@example.com.',
      '请输入邮箱，如 name@example.com。',
    ],
    [{ open: 'yes' }, 'Say true or false.', '请填 true 或 false。'],
    [{ state: 'c' }, 'Choose one of: a, b.', '请从列表中选择。'],
    [{ itemId: 'x' }, 'Choose one that exists.', '请从列表中选择。'],
    [
      { currency: 'cny' },
      'Enter three capital letters, such as CNY.',
      '请输入三个大写字母，如 CNY。',
    ],
    [{ lines: [{ n: 1 }] }, 'Give at least 2 entries.', '至少 2 行。'],
    [{ lines: [{ n: 1 }, { n: 10 }] }, 'Enter a number of at most 9.', '不能大于 9。'],
    [{ month: '1' }, 'Use the form /^\\d{4}-\\d\\d$/.', '格式须为 /^\\d{4}-\\d\\d$/。'],
    [{ zone: 'x' }, 'There is no such zone.', '此项不正确。'],
    [{ needed: 1 }, 'Enter text in quotes.', '请输入带引号的文本。'],
  ])('%j: %s', (values, en, zh) => {
    expect([said(values), said(values, 'zh')]).toEqual([[en], [zh]]);
  });

  it('an empty text needs a character, and what is absent is needed', () => {
    expect(said({ name: '' })?.[0]).toBe('Enter at least 1 character.');
    expect(said({}, 'en', z.strictObject({ name: text() }) as never)).toEqual([
      'This field is needed.',
    ]);
  });
});
