import type { AnyImportTarget } from '../../../shared/contracts/import-target.ts';
import { columnsOfRow } from '../../../shared/contracts/row-columns.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import { foldedValue } from '../keys.ts';
import { duplicateRow, emptyTable, tooManyCells, tooManyRows } from './import-errors.ts';
import { type MatchedColumn, matchHeaders } from './match-headers.ts';
import { readCell } from './read-cell.ts';
import { type Cell, isBlank } from './read-table.ts';

export const MAX_ROWS = 200_000;

/** What is wrong with a row, as it stands in the job. */
export interface RowError {
  row: number;
  column?: string;
  code: string;
  message: string;
  /** What the sentence of the code names. */
  params?: Record<string, unknown> | undefined;
}

type Said = Pick<RowError, 'code' | 'message' | 'params'>;

/** What a refusal says of a row and a column of the file. */
export const rowErrorOf = (
  row: number,
  { code, message, params = {} }: Said,
  column?: string,
): RowError => ({
  row,
  ...(column !== undefined && { column: column.slice(0, 200) }),
  ...{ code, message: message.slice(0, 500) },
  ...(Object.keys(params).length > 0 && { params }),
});

/** A row of the file; references are still the text that names them. */
export interface FileRow {
  row: number;
  values: Record<string, unknown>;
  errors: RowError[];
}

export interface FileRows {
  columns: MatchedColumn[];
  rows: FileRow[];
}

/** Puts a value where a path with positions points to, making objects and lists on the way. */
export function putAt(
  target: Record<string, unknown>,
  { column, positions }: Pick<MatchedColumn, 'column' | 'positions'>,
  value: unknown,
): void {
  let level = target as Record<string | number, unknown>;
  let list = 0;
  const keys = column.path.map((part) => {
    if (part !== '*') return part;
    list += 1;
    return (positions[list - 1] ?? 1) - 1;
  });
  for (const [at, key] of keys.entries()) {
    if (at === keys.length - 1) level[key] = value;
    else {
      level[key] ??= typeof keys[at + 1] === 'number' ? [] : {};
      level = level[key] as Record<string | number, unknown>;
    }
  }
}

/** Elements of a list that the row leaves out close up. */
export function withoutHoles(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => one !== undefined).map(withoutHoles);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutHoles(one)]));
}

/** A cell beyond the header is a comma inside a number or text, and all after it have moved. */
function beyondHeader(cells: readonly Cell[], row: number, width: number): RowError[] {
  if (isBlank(cells.slice(width))) return [];
  return [rowErrorOf(row, tooManyCells({ cells: cells.length, columns: width }))];
}

function readRow(
  cells: readonly Cell[],
  row: number,
  { columns, width }: { columns: readonly MatchedColumn[]; width: number },
): FileRow {
  const values: Record<string, unknown> = {};
  const errors = beyondHeader(cells, row, width);
  for (const matched of columns) {
    try {
      const value = readCell(cells[matched.index] ?? null, matched.column.meta);
      if (value !== undefined) putAt(values, matched, value);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      errors.push(rowErrorOf(row, error, matched.header));
    }
  }
  return { row, values, errors };
}

/** Every row of a table that is not blank, with what is wrong with it taken alone. */
export function readRows(
  target: AnyImportTarget,
  table: readonly (readonly Cell[])[],
  mapping?: Readonly<Record<string, string>>,
): FileRows {
  const start = table.findIndex((cells) => !isBlank(cells));
  if (start < 0) throw emptyTable();
  if (table.length - start - 1 > MAX_ROWS) {
    throw tooManyRows({ rows: table.length - start - 1, limit: MAX_ROWS });
  }
  const header = table[start] as Cell[];
  const columns = matchHeaders(header, columnsOfRow(target.row), mapping);
  const sheet = { columns, width: header.length };
  const rows = table.flatMap((cells, index) =>
    index <= start || isBlank(cells) ? [] : [readRow(cells, index + 1, sheet)],
  );
  for (const key of target.keys ?? []) markDuplicates(rows, key, columns);
  return { columns, rows };
}

function markDuplicates(
  rows: readonly FileRow[],
  key: readonly string[],
  columns: readonly MatchedColumn[],
): void {
  const header = columns.find(({ name }) => name === key[0])?.header;
  const seen = new Map<string, number>();
  for (const one of rows) {
    const parts = key.map((field) => one.values[field]);
    if (parts.some((part) => part === undefined || part === false)) continue;
    const value = JSON.stringify(parts.map((part) => foldedValue(String(part))));
    const first = seen.get(value);
    if (first === undefined) seen.set(value, one.row);
    else one.errors.push(rowErrorOf(one.row, duplicateRow({ first }), header));
  }
}
