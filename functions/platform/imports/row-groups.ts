import type { AnyImportRun } from './import-run.ts';
import type { FileRow } from './read-rows.ts';

type Grouping = Pick<AnyImportRun, 'groupOf'>;

const groupOf = ({ groupOf: keyOf }: Grouping, { values, row }: FileRow): string =>
  keyOf ? keyOf(values, row) : String(row);

/** The documents that rows stand for, in the order in which they begin. */
export function groupsOf(run: Grouping, rows: readonly FileRow[]): FileRow[][] {
  if (!run.groupOf) return rows.map((row) => [row]);
  return [...Map.groupBy(rows, (row) => groupOf(run, row)).values()];
}

/** The rows that a wrong one keeps out: all of its document, itself included. */
export function keptOut(
  run: Grouping,
  rows: readonly FileRow[],
  isWrong: (row: FileRow) => boolean,
): Set<number> {
  const broken = groupsOf(run, rows).filter((group) => group.some(isWrong));
  return new Set(broken.flat().map(({ row }) => row));
}
