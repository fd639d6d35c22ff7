import type * as z from 'zod';
import type { AnyDoc } from '../../../shared/contracts/noun.ts';
import { columnLabel, columnsOfRow } from '../../../shared/contracts/row-columns.ts';
import { type AppError, defineError } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../context.ts';
import { validationError } from '../http/request.ts';
import { type Change, type Outcome, type Posting, together } from '../outcome.ts';
import { derivedOnce, normaliser } from '../schema-walk.ts';
import type { Foreseen } from '../store.ts';
import type { AnyImportRun, ImportRow } from './import-run.ts';
import { columnFinder, type MatchedColumn } from './match-headers.ts';
import { foresee, stretchesOf } from './own-references.ts';
import { type FileRow, type RowError, rowErrorOf, withoutHoles } from './read-rows.ts';
import { resolveReferences } from './resolve-references.ts';
import { keptOut } from './row-groups.ts';

/** What a batch of rows came to. */
export interface Tally {
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  errors: RowError[];
}

export const emptyTally = (): Tally => ({
  created: 0,
  updated: 0,
  unchanged: 0,
  failed: 0,
  errors: [],
});

export const failedTally = (errors: RowError[], failed: number): Tally => ({
  ...emptyTally(),
  failed,
  errors,
});

export const addTallies = (a: Tally, b: Tally): Tally => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  failed: a.failed + b.failed,
  errors: [...a.errors, ...b.errors],
});

const normaliserOf = derivedOnce(normaliser);

/** The header above a field, as the file has it; else as the template would. */
function columnAt(run: AnyImportRun, columns: readonly MatchedColumn[], pointer: string) {
  const parts = pointer.split('/').slice(1);
  const name = parts.map((part) => (/^\d+$/.test(part) ? Number(part) + 1 : part)).join('.');
  if (name === '') return undefined;
  const inFile = columns.find((one) => one.name === name || one.name.startsWith(`${name}.`));
  if (inFile) return inFile.header;
  const known = columnFinder(columnsOfRow(run.target.row))(name);
  return known ? columnLabel(known.column.label, known.positions).en : name;
}

/** Every field that an error names becomes an error of the row's column. */
export function rowErrorsOf(
  run: AnyImportRun,
  columns: readonly MatchedColumn[],
  row: number,
  error: AppError,
): RowError[] {
  const { pointer = '', code, message, params } = error;
  const fields = error.errors?.length ? error.errors : [{ pointer, code, message, params }];
  return fields.map((field) => rowErrorOf(row, field, columnAt(run, columns, field.pointer)));
}

const twice = defineError(
  'importedTwice',
  409,
  'Two rows change the same {noun}. Keep one of them.',
);

/** Two changes of one document take two commits: refused together, the rows are tried apart. */
function assertApart(changes: readonly Change[]): void {
  const seen = new Set<unknown>();
  for (const { noun, before, after } of changes) {
    const { id } = (after ?? before) as AnyDoc;
    if (seen.has(id)) throw twice({ noun: noun.label.en.toLowerCase() });
    seen.add(id);
  }
}

/**
 * Decides what a batch of rows does. A row that names an earlier one is decided after it, as if
 * that one were written already.
 */
export async function decideBatch(
  ctx: Ctx,
  run: AnyImportRun,
  columns: readonly MatchedColumn[],
  rows: readonly FileRow[],
  memory?: unknown,
): Promise<Outcome<Tally>> {
  const foreseen: Foreseen = new Map();
  const view = { ...ctx, store: ctx.store.foreseeing(foreseen) };
  let result = emptyTally();
  const parts: Partial<Posting>[] = [];
  for (const stretch of stretchesOf(run, columns, rows)) {
    const outcome = await decideStretch(view, run, columns, stretch, memory);
    foresee(foreseen, outcome.changes);
    result = addTallies(result, outcome.result);
    parts.push(outcome);
  }
  const posting = together(...parts);
  assertApart(posting.changes);
  return { result, ...posting };
}

/** Names become ids, fields are checked, the target decides. */
async function decideStretch(
  ctx: Ctx,
  run: AnyImportRun,
  columns: readonly MatchedColumn[],
  rows: readonly FileRow[],
  memory: unknown,
): Promise<Posting & { result: Tally }> {
  const resolved = await resolveReferences(ctx, rows, columns);
  const errors = [...resolved.errors];
  const sound: ImportRow<unknown>[] = [];
  for (const { row, values } of resolved.rows) {
    const parsed = (run.target.row as z.ZodObject).safeParse(withoutHoles(values), {
      reportInput: true,
    });
    if (parsed.success) {
      const normalised = normaliserOf(run.target.row)?.(parsed.data) ?? parsed.data;
      sound.push({ row, values: normalised });
    } else {
      const error = await validationError(parsed.error, run.target.row);
      errors.push(...rowErrorsOf(run, columns, row, error));
    }
  }
  const named = new Set(errors.map(({ row }) => row));
  const broken = keptOut(run, rows, ({ row }) => named.has(row));
  const whole = sound.filter(({ row }) => !broken.has(row));
  const batch = await run.run(ctx, whole as never, memory);
  for (const { row, error } of batch.rowErrors) {
    errors.push(...rowErrorsOf(run, columns, row, error));
  }
  const refused = new Set(errors.map(({ row }) => row));
  const failed = keptOut(run, rows, ({ row }) => refused.has(row)).size;
  const { created, updated, unchanged } = batch;
  return { result: { created, updated, unchanged, failed, errors }, ...together(batch) };
}
