import type { AnyNoun } from '../../../shared/contracts/noun.ts';
import { type CheckException, checkResult, type InvariantCheck } from '../integrity.ts';
import { decimalOf, defineReport, type Sql } from '../read-model/report.ts';
import { quoted, tablesOf } from '../read-model/tables.ts';

/** A total of a document, and the lines with the same column whose sum it is. */
interface Whole {
  noun: string;
  title: string;
  table: string;
  lines: string;
  column: string;
}

/** Totals that stand below lines which have a column of that name, from the contracts alone. */
export const wholesOf = (nouns: readonly AnyNoun[]): Whole[] =>
  nouns.flatMap((noun) => {
    const { main, lists } = tablesOf(noun);
    const own = { noun: noun.id, title: noun.title, table: main.name };
    return (noun.page?.totals ?? []).flatMap((column) =>
      lists
        .filter(({ columns }) => columns.some(({ name }) => name === column))
        .map(({ name: lines }) => ({ ...own, lines, column })),
    );
  });

const unequal = (sql: Sql, { noun, title, table, lines, column }: Whole): CheckException[] =>
  sql
    .all(
      `SELECT d.id, d.${quoted(title)} AS title, d.${quoted(column)} AS whole,
          coalesce(sum(l.${quoted(column)}), 0) AS parts
        FROM ${quoted(table)} d LEFT JOIN ${quoted(lines)} l ON l.parentId = d.id
        GROUP BY d.id HAVING whole IS NOT NULL AND whole <> parts`,
    )
    .map((row) => ({
      what: `The lines of ${row['title']} do not make its ${column}`,
      expected: decimalOf(row['whole']),
      found: decimalOf(row['parts']),
      noun,
      id: String(row['id']),
    }));

/** M7, for documents: what stands below the lines is their sum, to the cent. */
export function linesMakeTheWhole(nouns: readonly AnyNoun[]): InvariantCheck {
  const wholes = wholesOf(nouns);
  return {
    id: 'M7-lines',
    title: { en: 'The lines of a document make its totals', zh: '单据各行合计等于总额' },
    report: defineReport({
      id: 'platform.check.M7-lines',
      run: (sql) => checkResult(wholes.flatMap((whole) => unequal(sql, whole))),
    }),
  };
}
