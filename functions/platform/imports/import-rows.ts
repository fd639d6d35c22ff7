import { AppError } from '../../../shared/kernel/errors.ts';
import type { Access } from '../access.ts';
import { MAX_ACTIONS } from '../commit.ts';
import type { Ctx } from '../context.ts';
import type { JobWork } from '../job-reaction.ts';
import { decideBatch, failedTally, rowErrorsOf, type Tally } from './import-batch.ts';
import type { AnyImportRun } from './import-run.ts';
import type { MatchedColumn } from './match-headers.ts';
import type { FileRow } from './read-rows.ts';

/** One run of an import over a file: whose rights it has, and whether it only checks. */
export interface Importing {
  work: JobWork;
  jobId: string;
  run: AnyImportRun;
  columns: readonly MatchedColumn[];
  access: Access;
  check: boolean;
}

/** Room for the commit item, the idempotency record, and what a row turns out to need besides. */
const ROOM = MAX_ACTIONS - 10;

/**
 * Rows in file order, cut so that each batch fits one commit. The cuts follow from the rows alone,
 * so that a repeated part makes the same batches.
 */
export function batchesOf(run: AnyImportRun, rows: readonly FileRow[]): FileRow[][] {
  const { batch } = run.target;
  const actionsOf = run.actionsOf ?? (() => Math.max(1, Math.floor(ROOM / batch)));
  const batches: FileRow[][] = [];
  let actions = 0;
  for (const row of rows) {
    const needed = actionsOf(row.values as never);
    const current = batches.at(-1);
    if (!current || current.length >= batch || actions + needed > ROOM) {
      batches.push([row]);
      actions = needed;
    } else {
      current.push(row);
      actions += needed;
    }
  }
  return batches;
}

interface Refused {
  refused: { code: string; message: string };
}

/**
 * Imports a batch in one commit. When the whole of it is refused, its halves are tried, down to
 * the row at fault. That it was refused is recorded first: a part that is repeated later must not
 * find the batch acceptable after its halves were committed.
 */
export async function importBatch(importing: Importing, rows: readonly FileRow[]): Promise<Tally> {
  const { work, run, columns, access, check, jobId } = importing;
  const [first, last] = [rows[0] as FileRow, rows.at(-1) as FileRow];
  const step = `${jobId}:${first.row}-${last.row}`;
  const known = check ? undefined : ((await work.known(step)) as Tally | Refused | undefined);
  if (known && 'refused' in known) return importHalves(importing, rows);
  if (known) return known;
  const decide = (ctx: Ctx) => decideBatch({ ...ctx, access }, run, columns, rows);
  try {
    return check ? await work.attempt(decide) : await work.once(step, decide);
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    if (rows.length === 1) return failedTally(rowErrorsOf(run, columns, first.row, error));
    const { code, message } = error;
    if (!check) await work.note(step, { refused: { code, message } });
    return importHalves(importing, rows);
  }
}

async function importHalves(importing: Importing, rows: readonly FileRow[]): Promise<Tally> {
  const middle = Math.ceil(rows.length / 2);
  const left = await importBatch(importing, rows.slice(0, middle));
  const right = await importBatch(importing, rows.slice(middle));
  return addTallies(left, right);
}

export const addTallies = (a: Tally, b: Tally): Tally => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  failed: a.failed + b.failed,
  errors: [...a.errors, ...b.errors],
});
