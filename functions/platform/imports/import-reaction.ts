import type { Doc } from '../../../shared/contracts/noun.ts';
import { importRequested } from '../../../shared/contracts/platform/events.ts';
import { apiKey, file, job, member } from '../../../shared/contracts/platform/nouns.ts';
import { AppError, forbidden } from '../../../shared/kernel/errors.ts';
import { type Access, actorName } from '../access.ts';
import type { Ctx } from '../context.ts';
import { need } from '../entity.ts';
import { fileNotUploaded } from '../files/check-content.ts';
import { accessOfMember } from '../http/session.ts';
import type { JobWork } from '../job-reaction.ts';
import { unknownImportTarget } from '../operations/import-table.ts';
import { emit, revise } from '../outcome.ts';
import { grantsOfList, requirePermission } from '../permissions.ts';
import { addTallies, emptyTally, failedTally, type Tally } from './import-batch.ts';
import { noneImportable, noneImported, unknownColumn } from './import-errors.ts';
import { batchesOf, foreseeEarlier, type Importing, importBatch, inGroups } from './import-rows.ts';
import type { AnyImportRun } from './import-run.ts';
import { ownReferences } from './own-references.ts';
import { type FileRow, type FileRows, readRows, rowErrorOf } from './read-rows.ts';
import { readTable, type TableOptions } from './read-table.ts';
import { keptOut } from './row-groups.ts';

type Job = Doc<typeof job>;

interface JobInput extends TableOptions {
  target: string;
  fileId: string;
  mapping?: Record<string, string>;
  check?: boolean;
}

const MAX_ERRORS = 1000;
/** Batches at a time, and rows between two signs of progress. */
const PARALLEL = 2;
const ROWS_PER_REPORT = 600;

/** One part of an import into one of these targets. */
export async function runImport(
  work: JobWork,
  { jobId, target }: { jobId: string; target: string },
  runs: readonly AnyImportRun[],
): Promise<void> {
  const run = runs.find((one) => one.target.id === target);
  if (run) await importPart(work, jobId, run);
  else await finish(work, jobId, 'failed', unknownImportTarget({ target }));
}

/** One part of an import: from where the job stands until it is done or time is over. */
async function importPart(work: JobWork, jobId: string, run: AnyImportRun): Promise<void> {
  const ctx = work.context();
  const found = await need(ctx, job, jobId);
  if (found.state === 'succeeded' || found.state === 'failed') return;
  const input = found.input as unknown as JobInput;
  try {
    const access = await accessOfOwner(ctx, found, run);
    const { rows, columns } = await readFile(ctx, run, input);
    const check = input.check === true;
    const dependent = ownReferences(run, columns).length > 0;
    const foreseen = check && dependent ? new Map() : undefined;
    const inOrder = run.inOrder === true || dependent;
    const memory = run.memory?.();
    const importing = { work, jobId, run, columns, access, check, memory, foreseen, inOrder };
    await importFrom({ ...importing, owner: ownerName(found) }, inGroups(run, rows), found);
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error;
    await finish(work, jobId, 'failed', error, columnsOf(error));
  }
}

const isKey = ({ ownerId = '' }: Job): boolean => ownerId.startsWith(`${apiKey.prefix}_`);

const ownerName = (found: Job): string =>
  actorName({ kind: isKey(found) ? 'key' : 'user', id: found.ownerId ?? '' });

/** The import has the rights that its owner has now, not those of the machinery. */
async function accessOfOwner(ctx: Ctx, found: Job, run: AnyImportRun): Promise<Access> {
  const { ownerId = '' } = found;
  const access = isKey(found)
    ? await accessOfKey(ctx, ownerId)
    : await accessOfPerson(ctx, ownerId);
  requirePermission({ access }, run.target.permission);
  return access;
}

async function accessOfPerson(ctx: Ctx, id: string): Promise<Access> {
  const found = await need(ctx, member, id);
  if (!found.active || found.archived) throw forbidden({ permission: 'import.write' });
  return accessOfMember(found);
}

async function accessOfKey(ctx: Ctx, id: string): Promise<Access> {
  const found = await need(ctx, apiKey, id);
  if (!found.active) throw forbidden({ permission: 'import.write' });
  return { grants: grantsOfList(found.scopes), regions: [] };
}

async function readFile(ctx: Ctx, run: AnyImportRun, input: JobInput): Promise<FileRows> {
  const { name } = await need(ctx, file, input.fileId);
  const bytes = await ctx.files.read(input.fileId);
  if (!bytes) throw fileNotUploaded({ name });
  return readRows(run.target, await readTable(bytes, input), input.mapping);
}

/** `done` counts rows from the top of the file, so a repeated part goes on where the last stood. */
async function importFrom(
  importing: Importing & { inOrder: boolean },
  rows: FileRow[],
  found: Job,
): Promise<void> {
  const { work, jobId, run, inOrder, check } = importing;
  let done = found.done;
  let tally = talliedBefore(found);
  let reported = done;
  await report(work, jobId, { done, total: rows.length, tally });
  await foreseeEarlier(importing, rows, done);
  const batches = batchesOf(run, rows.slice(done));
  const parallel = inOrder ? 1 : PARALLEL;
  for (let start = 0; start < batches.length; start += parallel) {
    const round = batches.slice(start, start + parallel);
    const tallies = await Promise.all(round.map((batch) => importSound(importing, batch)));
    tally = tallies.reduce(addTallies, tally);
    done += round.flat().length;
    if (work.isTimeOver() && done < rows.length) {
      await report(work, jobId, { done, total: rows.length, tally, run });
      return;
    }
    if (done - reported >= ROWS_PER_REPORT) {
      await report(work, jobId, { done, total: rows.length, tally });
      reported = done;
    }
  }
  await report(work, jobId, { done, total: rows.length, tally });
  // The work is done, and it came to nothing: who sees only how it ended must not miss that.
  const none = rows.length > 0 && tally.failed === rows.length;
  const why = check ? noneImportable({}) : noneImported({});
  await finish(work, jobId, 'succeeded', none ? why : undefined);
}

/** Rows that are wrong taken alone, and what they keep out, are told apart before the batch. */
async function importSound(importing: Importing, batch: readonly FileRow[]): Promise<Tally> {
  const errors = batch.flatMap((row) => row.errors);
  const out = keptOut(importing.run, batch, (row) => row.errors.length > 0);
  const wrong = failedTally(errors, out.size);
  const sound = batch.filter(({ row }) => !out.has(row));
  return sound.length === 0 ? wrong : addTallies(wrong, await importBatch(importing, sound));
}

const talliedBefore = ({ created, updated, unchanged, failed, errors }: Job): Tally => ({
  ...emptyTally(),
  created,
  updated,
  unchanged,
  failed,
  errors: [...errors] as Tally['errors'],
});

interface Progress {
  done: number;
  total: number;
  tally: Tally;
  /** Given when the rest is left to another part. */
  run?: AnyImportRun;
}

/** Writes down how far the job is, unless another part is further already. */
async function report(work: JobWork, jobId: string, progress: Progress): Promise<void> {
  const { done, total, tally, run } = progress;
  const { created, updated, unchanged, failed } = tally;
  const errors = tally.errors.toSorted((a, b) => a.row - b.row).slice(0, MAX_ERRORS);
  await work.once(`${jobId}:${run ? 'part' : 'progress'}-${done}`, async (ctx) => {
    const before = await need(ctx, job, jobId);
    const further = before.done < done || before.state === 'queued';
    if (!further && !run) return { result: null };
    const patch = { state: 'running', total, done, created, updated, unchanged, failed, errors };
    const change = revise(ctx, job, before, further ? (patch as Partial<Job>) : {});
    const { module, id } = run?.target ?? {};
    const events = run ? [emit(importRequested, { jobId, module, target: id } as never)] : [];
    return { result: null, changes: [change], events };
  });
}

/** The columns that nobody knows, each for itself: whoever reads the job can say what they are. */
function columnsOf({ code, params }: AppError): Tally['errors'] {
  if (code !== 'unknownColumns') return [];
  return (params['columns'] as string[]).map((column) => rowErrorOf(1, unknownColumn({}), column));
}

async function finish(
  work: JobWork,
  jobId: string,
  state: 'succeeded' | 'failed',
  why?: AppError,
  errors: Tally['errors'] = [],
): Promise<void> {
  await work.once(`${jobId}:finished`, async (ctx) => {
    const before = await need(ctx, job, jobId);
    const end = {
      ...{ state, finishedAt: ctx.now },
      ...(why && { message: why.message, code: why.code, params: why.params }),
      ...(errors.length > 0 && { errors }),
    };
    return { result: null, changes: [revise(ctx, job, before, end)] };
  });
}
