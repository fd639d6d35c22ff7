import { nounById } from '../../../shared/contracts/system.ts';
import { documentActions } from '../actions.ts';
import { foldedValue, type Key } from '../keys.ts';
import type { Change } from '../outcome.ts';
import { type Foreseen, type Item, keyText } from '../store.ts';
import type { AnyImportRun } from './import-run.ts';
import type { MatchedColumn } from './match-headers.ts';
import type { FileRow } from './read-rows.ts';
import { valueAt } from './resolve-references.ts';

/** The columns in which a row may name another document of its own kind: a base unit, a parent. */
export const ownReferences = (
  run: AnyImportRun,
  columns: readonly MatchedColumn[],
): MatchedColumn[] =>
  columns.filter(({ column: { meta } }) => [meta.ref, meta.codeOf].includes(run.target.id));

const folded = (value: unknown) => (typeof value === 'string' ? [foldedValue(value)] : []);

/** What other rows may call the document of this row. */
const namesOf = (run: AnyImportRun, { values }: FileRow): string[] =>
  (nounById(run.target.id)?.uniqueSets ?? []).flatMap((fields) =>
    fields.length === 1 ? folded(values[fields[0] as string]) : [],
  );

const namedBy = (own: readonly MatchedColumn[], { values }: FileRow): string[] =>
  own.flatMap((matched) => folded(valueAt(values, matched)));

/** Cut before every row that names another one of its stretch: that one must be decided first. */
export function stretchesOf(
  run: AnyImportRun,
  columns: readonly MatchedColumn[],
  rows: readonly FileRow[],
): FileRow[][] {
  const own = ownReferences(run, columns);
  if (own.length === 0) return [[...rows]];
  const stretches: FileRow[][] = [];
  let names = new Set<string>();
  for (const row of rows) {
    const current = stretches.at(-1);
    const cut = !current || namedBy(own, row).some((name) => names.has(name));
    if (cut) {
      stretches.push([row]);
      names = new Set(namesOf(run, row));
    } else {
      current.push(row);
      for (const name of namesOf(run, row)) names.add(name);
    }
  }
  return stretches;
}

/** Those of the earlier rows that any row of the file names. */
export function rowsNamed(
  run: AnyImportRun,
  columns: readonly MatchedColumn[],
  earlier: readonly FileRow[],
  rows: readonly FileRow[],
): FileRow[] {
  const own = ownReferences(run, columns);
  const named = new Set(rows.flatMap((row) => namedBy(own, row)));
  return earlier.filter((row) => namesOf(run, row).some((name) => named.has(name)));
}

/** Later rows read what these changes would write. */
export function foresee(foreseen: Foreseen, changes: readonly Change[]): void {
  for (const change of changes) {
    for (const { kind, input } of documentActions('', change, '').actions) {
      if (kind === 'Delete') foreseen.set(keyText(input['Key'] as Key), undefined);
      if (kind === 'Put') foreseen.set(keyText(input['Item'] as Item), input['Item'] as Item);
    }
  }
}
