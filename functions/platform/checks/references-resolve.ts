import type * as z from 'zod';
import { fieldMeta, unwrap } from '../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../shared/contracts/noun.ts';
import { type CheckException, checkResult, type InvariantCheck } from '../integrity.ts';
import { defineReport, type Sql } from '../read-model/report.ts';
import { quoted, tablesOf } from '../read-model/tables.ts';

/** A column that holds the id of a document of `target`. */
interface Pointing {
  noun: string;
  table: string;
  /** The column with the id of the document itself. */
  owner: string;
  column: string;
  target: string;
}

const shapeOf = (schema: z.ZodType): Record<string, z.ZodType> =>
  (unwrap(schema) as z.ZodObject).shape as Record<string, z.ZodType>;

/** Every column of the read model that the contracts call a reference to another document. */
export function pointingColumns(nouns: readonly AnyNoun[]): Pointing[] {
  const known = new Set(nouns.map(({ id }) => id));
  const refsOf = (shape: Record<string, z.ZodType>) =>
    Object.entries(shape).flatMap(([column, schema]) => {
      const { ref: target } = fieldMeta(schema);
      const isList = unwrap(schema).type === 'array';
      const points = target !== undefined && known.has(target) && column !== 'id';
      return points && !isList ? [{ column, target }] : [];
    });
  return nouns.flatMap((noun) => {
    const shape = noun.document.shape as Record<string, z.ZodType>;
    const { main, lists } = tablesOf(noun);
    const own = { noun: noun.id, table: main.name, owner: 'id' };
    return [
      ...refsOf(shape).map((one) => ({ ...own, ...one })),
      ...lists.flatMap(({ name, field }) => {
        const element = (unwrap(shape[field] as z.ZodType) as z.ZodArray).element as z.ZodType;
        const inside = { noun: noun.id, table: name, owner: 'parentId' };
        return refsOf(shapeOf(element)).map((one) => ({ ...inside, ...one }));
      }),
    ];
  });
}

function dangling(sql: Sql, { noun, table, owner, column, target }: Pointing): CheckException[] {
  const rows = sql.all(
    `SELECT t.${quoted(owner)} AS id, t.${quoted(column)} AS held FROM ${quoted(table)} t
      WHERE t.${quoted(column)} IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM ${quoted(target)} r WHERE r.id = t.${quoted(column)})`,
  );
  return rows.map((row) => ({
    what: `${column} points to a document that is not there`,
    expected: `a ${target} of this company`,
    found: String(row['held']),
    noun,
    id: String(row['id']),
  }));
}

/** D6. What a document names exists, and in the same company: nothing else is in its read model. */
export function referencesResolve(nouns: readonly AnyNoun[]): InvariantCheck {
  const columns = pointingColumns(nouns);
  return {
    id: 'D6',
    title: { en: 'References lead to documents that are there', zh: '单据引用均指向现有单据' },
    report: defineReport({
      id: 'platform.check.D6',
      run: (sql) => checkResult(columns.flatMap((column) => dangling(sql, column))),
    }),
  };
}
