import type * as z from 'zod';
import { fieldMeta } from '../../../../shared/contracts/fields.ts';
import { adviceFor, schemaAt } from '../../../../shared/contracts/issue-sentence.ts';
import { say } from '../../lib/language.ts';

export const pathOfIssue = (issue: z.core.$ZodIssue): string => {
  const path = issue.path.map(String);
  return (issue.code === 'unrecognized_keys' ? [...path, issue.keys[0]] : path).join('.');
};

const required = { en: 'This field is needed.', zh: '此项必填。' } as const;
const choose = { en: 'Choose one from the list.', zh: '请从列表中选择。' } as const;

/** Here a moment is typed by the company's clock, not with its offset. */
export const momentWanted = {
  en: 'Enter a date and a time, such as 2026-11-21 09:30.',
  zh: '请输入日期和时间，如 2026-11-21 09:30。',
} as const;

const isOfMoment = (issue: z.core.$ZodIssue, root: z.ZodType): boolean => {
  const schema = schemaAt(root, issue.path);
  return schema !== undefined && fieldMeta(schema).kind === 'instant';
};

/**
 * One sentence for people on what a schema found wrong. Here an emptied text field is one left
 * out, and choices have names on the page, not codes.
 */
export function issueText(issue: z.core.$ZodIssue, root: z.ZodType): string {
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) {
    return say(required);
  }
  if (issue.code === 'invalid_format' && isOfMoment(issue, root)) return say(momentWanted);
  const { text, params, own } = adviceFor(issue, root);
  return say(issue.code === 'invalid_value' && !own ? choose : text, params);
}
