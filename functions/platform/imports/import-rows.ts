import { AppError } from '../../../shared/kernel/errors.ts';
import type { Access } from '../access.ts';
import type { Decide } from '../command.ts';
import { MAX_ACTIONS } from '../commit.ts';
import type { Ctx } from '../context.ts';
import type { JobWork } from '../job-reaction.ts';
import type { Change } from '../outcome.ts';
import type { Foreseen } from '../store.ts';
import { addTallies, decideBatch, failedTally, rowErrorsOf, type Tally } from './import-batch.ts';
import type { AnyImportRun } from './import-run.ts';
import type { MatchedColumn } from './match-headers.ts';
import { foresee, rowsNamed } from './own-references.ts';
import type { FileRow } from './read-rows.ts';
import { groupsOf } from './row-groups.ts';

/** One run of an import over a file: whose rights it has, and whether it only checks. */
export interface Importing {
  work: JobWork;
  jobId: string;
  run: AnyImportRun;
  columns: readonly MatchedColumn[];
  access: Access;
  /** Whose import it is, as an actor is named. */
  owner: string;
  check: boolean;
  /** What this part remembers from batch to batch. */
  memory?: unknown;
  /** What the rows checked so far would have written, where later rows may name them. */
  foreseen?: Foreseen | undefined;
}

/** Room for the commit item, the idempotency record, and what a row turns out to need besides. */
const ROOM = MAX_ACTIONS - 10;

/** A document of many rows may be large; so many of them still fit one transaction. */
const MAX_ROWS = 1_000;

/** Rows in file order; those of one document stand where its first row does. */
export const inGroups = (run: AnyImportRun, rows: readonly FileRow[]): FileRow[] =>
  groupsOf(run, rows).flat();

/**
 * Rows in order, cut between documents so that each batch fits one commit. The cuts follow from
 * the rows alone, so that a repeated part makes the same batches.
 */
export function batchesOf(run: AnyImportRun, rows: readonly FileRow[]): FileRow[][] {
  const { batch } = run.target;
  const actionsOf = run.actionsOf ?? (() => Math.max(1, Math.floor(ROOM / batch)));
  const batches: FileRow[][] = [];
  let [actions, documents] = [0, 0];
  for (const group of groupsOf(run, rows)) {
    const needed = actionsOf((group[0] as FileRow).values as never);
    const current = batches.at(-1);
    const isFull =
      documents >= batch ||
      actions + needed > ROOM ||
      (current?.length ?? 0) + group.length > Math.max(MAX_ROWS, group.length);
    if (!current || isFull) {
      batches.push([...group]);
      [actions, documents] = [needed, 1];
    } else {
      current.push(...group);
      [actions, documents] = [actions + needed, documents + 1];
    }
  }
  return batches;
}

interface Refused {
  refused: { code: string; message: string };
}

/**
 * Imports a batch in one commit. When the whole of it is refused, its halves are tried, down to
 * the row, or the document, at fault. That it was refused is recorded first: a part that is
 * repeated later must not find the batch acceptable after its halves were committed.
 */
export async function importBatch(importing: Importing, rows: readonly FileRow[]): Promise<Tally> {
  const { work, run, columns, access, owner, check, jobId, memory } = importing;
  const [first, last] = [rows[0] as FileRow, rows.at(-1) as FileRow];
  const step = `${jobId}:${first.row}-${last.row}`;
  const known = check ? undefined : ((await work.known(step)) as Tally | Refused | undefined);
  if (known && 'refused' in known) return importHalves(importing, rows);
  if (known) return known;
  const decide = (ctx: Ctx) => {
    const actor = { ...ctx.actor, onBehalfOf: owner };
    return decideBatch({ ...ctx, access, actor }, run, columns, rows, memory);
  };
  try {
    return check ? await checkBatch(importing, decide) : await work.once(step, decide);
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    if (groupsOf(run, rows).length === 1) {
      return failedTally(rowErrorsOf(run, columns, first.row, error), rows.length);
    }
    const { code, message } = error;
    if (!check) await work.note(step, { refused: { code, message } });
    return importHalves(importing, rows);
  }
}

async function checkBatch({ work, foreseen }: Importing, decide: Decide<Tally>): Promise<Tally> {
  let changes: readonly Change[] = [];
  const tally = await work.attempt(async (ctx) => {
    const outcome = await decide(ctx);
    changes = outcome.changes ?? [];
    return outcome;
  }, foreseen);
  if (foreseen) foresee(foreseen, changes);
  return tally;
}

/**
 * A check that goes on in another part has forgotten what earlier rows would have written: those
 * that others name are decided again.
 */
export async function foreseeEarlier(
  importing: Importing,
  rows: readonly FileRow[],
  done: number,
): Promise<void> {
  const { run, columns, foreseen } = importing;
  if (!foreseen || done === 0) return;
  const sound = rows.slice(0, done).filter(({ errors }) => errors.length === 0);
  const named = rowsNamed(run, columns, sound, rows);
  for (const batch of batchesOf(run, named)) await importBatch(importing, batch);
}

async function importHalves(importing: Importing, rows: readonly FileRow[]): Promise<Tally> {
  const groups = groupsOf(importing.run, rows);
  const middle = Math.ceil(groups.length / 2);
  const left = await importBatch(importing, groups.slice(0, middle).flat());
  const right = await importBatch(importing, groups.slice(middle).flat());
  return addTallies(left, right);
}
