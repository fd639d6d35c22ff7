import * as z from 'zod';
import { figureText } from '../kernel/thousands.ts';
import { decimalBounds, type FieldKind, fieldMeta, type Label, unwrap } from './fields.ts';

type Issue = z.core.$ZodIssue;
type Params = Readonly<Record<string, string | number>>;

/** What to do about a field, in both languages; names between braces are filled in. */
export interface Advice {
  text: Label;
  params: Params;
  /** The contract says it of this field in words of its own. */
  own?: boolean;
}

const advice = (en: string, zh: string, params: Params = {}): Advice => ({
  text: { en, zh },
  params,
});

const decimal = (en: string, zh: string, kind: keyof typeof decimalBounds) =>
  advice(
    `Enter ${en} with at most {fraction} decimals, such as "12.5".`,
    `请输入${zh}，最多 {fraction} 位小数，如 "12.5"。`,
    decimalBounds[kind],
  );

/** The form that a kind of field has. */
const forms: Record<FieldKind, Advice> = {
  text: advice(
    'Use plain text of one line, without blanks at its ends.',
    '请输入单行文字，首尾不能有空格。',
  ),
  code: advice('A code has no blanks.', '编码不能含空格。'),
  note: advice('Use plain text, without control characters.', '请输入文字，不能含控制字符。'),
  email: advice(
    'Enter an e-mail address, such as name@example.com.',
    '请输入邮箱，如 name@example.com。',
  ),
  phone: advice(
    'Enter a phone number, such as +86 512 5555 0100.',
    '请输入电话，如 +86 512 5555 0100。',
  ),
  money: decimal('an amount', '金额', 'money'),
  price: decimal('a price', '单价', 'price'),
  quantity: decimal('a quantity', '数量', 'quantity'),
  rate: decimal('a rate', '比率', 'rate'),
  integer: advice('Enter a whole number.', '请输入整数。'),
  flag: advice('Say true or false.', '请填 true 或 false。'),
  date: advice('Enter a date such as 2026-11-21.', '请输入日期，如 2026-11-21。'),
  instant: advice(
    'Enter a moment with its offset, such as 2026-11-21T08:30:00Z.',
    '请输入带时区的时间，如 2026-11-21T08:30:00Z。',
  ),
  choice: advice('Choose one from the list.', '请从列表中选择。'),
  ref: advice('Choose one that exists.', '请从列表中选择。'),
  currency: advice('Enter three capital letters, such as CNY.', '请输入三个大写字母，如 CNY。'),
};

/** The JSON type that is wanted. */
const types: Readonly<Record<string, Advice>> = {
  string: advice('Enter text in quotes.', '请输入带引号的文本。'),
  number: advice('Enter a number without quotes.', '请输入不带引号的数字。'),
  int: forms.integer,
  boolean: forms.flag,
  array: advice('Enter a list in square brackets.', '请输入方括号中的列表。'),
  object: advice('Enter an object in braces.', '请输入花括号中的对象。'),
  record: advice('Enter an object in braces.', '请输入花括号中的对象。'),
};

const wrong = advice('This value has the wrong form.', '格式不正确。');
const form = (pattern: string) =>
  advice('Use the form {pattern}.', '格式须为 {pattern}。', { pattern });
const LONGEST_PATTERN = 80;

const isDecimal = (kind: FieldKind): boolean => Object.hasOwn(decimalBounds, kind);

/** A number that is well written may still have the wrong sign. */
function formOf(issue: Issue, kind: FieldKind): Advice {
  const { pattern = '', input } = issue as { pattern?: string; input?: unknown };
  if (isDecimal(kind) && typeof input === 'string') {
    if (/^-\d/.test(input) && !pattern.includes('-?')) {
      return pattern.includes(POSITIVE) ? above : notBelow;
    }
    if (/^0(\.0+)?$/.test(input) && pattern.includes(POSITIVE)) return above;
  }
  if (kind === 'date' && issue.code === 'invalid_format' && issue.format === 'regex') return years;
  return forms[kind];
}

const years = advice('Enter a date from 1900 to 2199.', '请输入 1900 年至 2199 年的日期。');
const POSITIVE = '(?=.*[1-9])';
const above = advice('Enter a number above 0.', '必须大于 0。');
const notBelow = advice('Enter a number of at least 0.', '不能小于 0。');

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

export const isMissing = (issue: Issue): boolean =>
  issue.code === 'invalid_type' && issue.input === undefined;

/** `many` where the limit is not one. */
const counted = (limit: number, one: string, many: string) => (limit === 1 ? one : many);

function tooSmall(issue: z.core.$ZodIssueTooSmall): Advice {
  const limit = Number(issue.minimum);
  const params = { minimum: limit };
  if (issue.origin === 'string') {
    const noun = counted(limit, 'character', 'characters');
    return advice(`Enter at least {minimum} ${noun}.`, '至少输入 {minimum} 个字符。', params);
  }
  if (issue.origin === 'array') {
    const noun = counted(limit, 'entry', 'entries');
    return advice(`Give at least {minimum} ${noun}.`, '至少 {minimum} 行。', params);
  }
  if (issue.inclusive === false) {
    return advice('Enter a number above {minimum}.', '必须大于 {minimum}。', params);
  }
  return advice('Enter a number of at least {minimum}.', '不能小于 {minimum}。', params);
}

function tooBig(issue: z.core.$ZodIssueTooBig): Advice {
  const limit = Number(issue.maximum);
  const params = { maximum: limit };
  if (issue.origin === 'string') {
    const noun = counted(limit, 'character', 'characters');
    return advice(`Use at most {maximum} ${noun}.`, '最多 {maximum} 个字符。', params);
  }
  if (issue.origin === 'array') {
    const noun = counted(limit, 'entry', 'entries');
    return advice(`Give at most {maximum} ${noun}.`, '最多 {maximum} 行。', params);
  }
  if (issue.inclusive === false) {
    return advice('Enter a number below {maximum}.', '必须小于 {maximum}。', params);
  }
  return advice('Enter a number of at most {maximum}.', '不能大于 {maximum}。', params);
}

/** A sentence that a contract gives to a check of its own; the library's own are not for people. */
const ownSentence = ({ message }: Issue): string | undefined =>
  /^(Invalid|Too |Unrecognized)/.test(message)
    ? undefined
    : message.endsWith('.')
      ? message
      : `${message}.`;

const SHOWN_CHOICES = 12;

function oneOf({ values }: z.core.$ZodIssueInvalidValue, kind: FieldKind | undefined): Advice {
  const shown = values.slice(0, SHOWN_CHOICES).map(String).join(', ');
  const more = values.length > SHOWN_CHOICES ? ' …' : '';
  const known = kind === undefined || kind === 'choice';
  if (!known || values.length === 0) return forms.choice;
  return advice('Choose one of: {choices}.', '请从列表中选择。', { choices: `${shown}${more}` });
}

/**
 * What is wrong with a field and what to do, for the person who filled it in. The one place where
 * the findings of a schema become sentences: the API and every form say the same.
 */
export function adviceFor(issue: Issue, root?: z.ZodType): Advice {
  if (isMissing(issue)) return advice('This field is needed.', '此项必填。');
  const own = ownSentence(issue);
  const schema = root && schemaAt(root, issue.path);
  const { kind, advice: said } = schema ? fieldMeta(schema) : {};
  if (said) return { ...advice(said.en, said.zh), own: true };
  if (own !== undefined) return advice(own, kind ? forms[kind].text.zh : '此项不正确。');
  if (issue.code === 'too_small') return tooSmall(issue);
  if (issue.code === 'too_big') return tooBig(issue);
  if (issue.code === 'invalid_value') return oneOf(issue, kind);
  if (kind !== undefined) return formOf(issue, kind);
  if (issue.code === 'invalid_type') return types[issue.expected] ?? wrong;
  const { pattern } = issue as { pattern?: string };
  return pattern !== undefined && pattern.length <= LONGEST_PATTERN ? form(pattern) : wrong;
}

/** The sentence in a language. */
export const saidIn = ({ text, params }: Advice, language: keyof Label): string =>
  text[language].replace(/\{(\w+)\}/g, (_, name: string) => figureText(name, params[name]));
