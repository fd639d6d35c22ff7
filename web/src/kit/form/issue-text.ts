import * as z from 'zod';
import {
  type FieldKind,
  fieldMeta,
  type Label,
  unwrap,
} from '../../../../shared/contracts/fields.ts';
import { type Params, say } from '../../lib/language.ts';

export const pathOfIssue = (issue: z.core.$ZodIssue): string => {
  const path = issue.path.map(String);
  return (issue.code === 'unrecognized_keys' ? [...path, issue.keys[0]] : path).join('.');
};

/** The schema of the field at a path, through objects and lists. */
export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  let level: z.ZodType | undefined = schema;
  for (const part of path) {
    const inner: z.ZodType | undefined = level && unwrap(level);
    if (inner instanceof z.ZodObject) level = inner.shape[String(part)] as z.ZodType | undefined;
    else if (inner instanceof z.ZodArray) level = inner.element as z.ZodType;
    else return undefined;
  }
  return level;
}

const texts = {
  required: { en: 'This field is needed.', zh: '此项必填。' },
  tooLong: { en: 'At most {maximum} characters.', zh: '最多 {maximum} 个字符。' },
  tooMany: { en: 'At most {maximum} rows.', zh: '最多 {maximum} 行。' },
  tooFew: { en: 'At least {minimum}.', zh: '至少 {minimum} 行。' },
  atMost: { en: 'At most {maximum}.', zh: '不能大于 {maximum}。' },
  atLeast: { en: 'At least {minimum}.', zh: '不能小于 {minimum}。' },
  choose: { en: 'Choose one from the list.', zh: '请从列表中选择。' },
  wrong: { en: 'This value has the wrong form.', zh: '格式不正确。' },
} as const;

const forms: Partial<Record<FieldKind, Label>> = {
  code: { en: 'A code has no blanks.', zh: '编码不能含空格。' },
  email: { en: 'This is not an e-mail address.', zh: '邮箱格式不正确。' },
  phone: { en: 'This is not a phone number.', zh: '电话号码格式不正确。' },
  money: {
    en: 'Enter an amount with at most four decimals.',
    zh: '请输入金额，最多四位小数。',
  },
  price: { en: 'Enter a price with at most six decimals.', zh: '请输入单价，最多六位小数。' },
  quantity: {
    en: 'Enter a quantity greater than zero.',
    zh: '请输入大于零的数量。',
  },
  rate: { en: 'Enter a percentage.', zh: '请输入百分数。' },
  integer: { en: 'Enter a whole number.', zh: '请输入整数。' },
  date: { en: 'Enter a date such as 2026-11-21.', zh: '请输入日期，如 2026-11-21。' },
  ref: texts.choose,
  choice: texts.choose,
  currency: { en: 'Three capital letters, such as CNY.', zh: '三个大写字母，如 CNY。' },
};

/** One sentence for people on what a schema found wrong. */
export function issueText(issue: z.core.$ZodIssue, root: z.ZodType): string {
  const schema = schemaAt(root, issue.path);
  const { kind } = schema ? fieldMeta(schema) : {};
  const bounds = issue as unknown as Params & { origin?: string };
  if (issue.code === 'invalid_type' && issue.input === undefined) return say(texts.required);
  if (issue.code === 'too_big') {
    const text = { string: texts.tooLong, array: texts.tooMany }[bounds.origin ?? ''];
    return say(text ?? texts.atMost, { maximum: bounds['maximum'] ?? '' });
  }
  if (issue.code === 'too_small') {
    if (bounds.origin === 'string') return say(texts.required);
    const text = bounds.origin === 'array' ? texts.tooFew : texts.atLeast;
    return say(text, { minimum: bounds['minimum'] ?? '' });
  }
  return say((kind && forms[kind]) ?? texts.wrong);
}
