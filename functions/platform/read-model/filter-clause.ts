import type * as z from 'zod';
import { DECIMAL_PLACES, fieldMeta, instant, unwrap } from '../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../shared/contracts/noun.ts';
import { isDecimal, toScaled } from '../../../shared/kernel/decimal.ts';
import { defineError } from '../../../shared/kernel/errors.ts';
import { isoInstant } from '../clock.ts';
import { type Column, quoted } from './tables.ts';

export type Bind = string | number | bigint | null;

/** A condition, with the values for its marks. */
export interface Clause {
  sql: string;
  values: Bind[];
}

const wrongValue = defineError('invalidFilter', 400, '"{value}" is no {kind}; correct the filter.');
const wrongChoice = defineError(
  'unknownChoice',
  400,
  '"{value}" is none of the choices. Use one of: {choices}.',
);

/** A day, a choice or an id that cannot exist is a slip: an empty list would hide it. */
function checkForm({ name }: Column, noun: AnyNoun, value: string): void {
  const schema = (noun.document.shape as Record<string, z.ZodType>)[name];
  const { kind, choices = {} } = schema ? fieldMeta(schema) : {};
  if (!schema || !checkedKinds.has(kind) || unwrap(schema).safeParse(value).success) return;
  const pointer = `/filter/${name}`;
  if (kind === 'choice') throw wrongChoice({ value, choices: Object.keys(choices) }, pointer);
  throw wrongValue({ value, kind: kind === 'ref' ? 'id' : 'day' }, pointer);
}

const checkedKinds = new Set<unknown>(['choice', 'date', 'ref']);

function bindValue(column: Column, value: string): Bind {
  const wrong = (kind: string) => wrongValue({ value, kind }, `/filter/${column.name}`);
  if (column.type === 'DECIMAL') {
    if (!isDecimal(value)) throw wrong('decimal number');
    try {
      return toScaled(value, DECIMAL_PLACES);
    } catch {
      throw wrong(`number of at most ${DECIMAL_PLACES} decimals`);
    }
  }
  if (column.type === 'INTEGER') {
    if (!/^-?\d{1,15}$/.test(value)) throw wrong('whole number');
    return Number(value);
  }
  if (column.type === 'FLAG') {
    if (value !== 'true' && value !== 'false') throw wrong('flag (true or false)');
    return value === 'true' ? 1 : 0;
  }
  // Kept in UTC with milliseconds: one that is written otherwise is compared as such.
  return column.type === 'MOMENT' && isMoment(value) ? isoInstant(Date.parse(value)) : value;
}

const isMoment = (value: string): boolean => instant().safeParse(value).success;

/** Text within a pattern of LIKE … ESCAPE '\\'. */
export const likeText = (value: string): string => value.replace(/[\\%_]/g, (char) => `\\${char}`);

/** One comparison of a list's filter. */
export function filterClause(
  noun: AnyNoun,
  column: Column,
  operator: string,
  value: string,
): Clause {
  const bound = (text: string) => {
    checkForm(column, noun, text);
    return bindValue(column, text);
  };
  const name = `t.${quoted(column.name)}`;
  const simple: Record<string, string> = {
    eq: '=',
    ne: '<>',
    lt: '<',
    lte: '<=',
    gt: '>',
    gte: '>=',
  };
  const comparison = simple[operator];
  if (comparison) {
    const sql = operator === 'ne' ? `(${name} IS NULL OR ${name} <> ?)` : `${name} ${comparison} ?`;
    return { sql, values: [bound(value)] };
  }
  if (operator === 'in') {
    const values = value.split(',').map(bound);
    return { sql: `${name} IN (${values.map(() => '?').join(', ')})`, values };
  }
  if (operator === 'empty') {
    const isEmpty = bindValue({ ...column, type: 'FLAG' }, value) === 1;
    return { sql: `${name} IS ${isEmpty ? '' : 'NOT '}NULL`, values: [] };
  }
  const pattern = operator === 'startsWith' ? `${likeText(value)}%` : `%${likeText(value)}%`;
  return { sql: `${name} LIKE ? ESCAPE '\\'`, values: [pattern] };
}
