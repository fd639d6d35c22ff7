import * as z from 'zod';
import { fieldMeta, unwrap } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';

const isTable = (schema: z.ZodType): boolean => {
  const inner = unwrap(schema);
  return inner instanceof z.ZodArray && unwrap(inner.element as z.ZodType) instanceof z.ZodObject;
};

/** The fields of a noun that are tables of their own. */
export const tableNames = (noun: AnyNoun): string[] =>
  Object.entries(noun.fields.shape as Record<string, z.ZodType>)
    .filter(([, schema]) => isTable(schema))
    .map(([name]) => name);

const usual = ['net', 'tax', 'gross', 'total', 'amount'];

/** The amounts under the lines: those the noun names, else the computed ones everybody knows. */
export function totalsOf(noun: AnyNoun): readonly string[] {
  if (noun.page?.totals) return noun.page.totals as readonly string[];
  if (tableNames(noun).length === 0) return [];
  const shape = noun.fields.shape as Record<string, z.ZodType>;
  return usual.filter((name) => shape[name] && fieldMeta(shape[name]).computed);
}

/** The schema of one line of a table. */
export function lineShape(noun: AnyNoun, table: string): Record<string, z.ZodType> {
  const list = unwrap(noun.fields.shape[table] as z.ZodType) as z.ZodArray;
  return (unwrap(list.element as z.ZodType) as z.ZodObject).shape as Record<string, z.ZodType>;
}
