import type { Doc } from '../../shared/contracts/noun.ts';
import { runRequested } from '../../shared/contracts/planning/events.ts';
import { planningRun } from '../../shared/contracts/planning/planning-run.ts';
import { job } from '../../shared/contracts/platform/nouns.ts';
import type { Ctx } from '../platform/context.ts';
import { need } from '../platform/entity.ts';
import { type Change, create, emit, type Posting, revise } from '../platform/outcome.ts';
import { runUnderWay } from './domain/errors.ts';
import { changeOfSettings, settingsOf, storedSettings } from './settings.ts';

export type Run = Doc<typeof planningRun>;

const series = { prefix: 'MRP' };

/** A run that has not ended by then was lost; its machine gives up before. */
const LOST_AFTER_MS = 30 * 60_000;

const counts = { total: 0, done: 0, created: 0, updated: 0, unchanged: 0, failed: 0 };
/** What the job counts: computed, published. */
const STEPS = 2;

const isLost = (ctx: Ctx, since: string) => Date.parse(ctx.now) - Date.parse(since) > LOST_AFTER_MS;

/** Takes a run on, if none is under way. Throws 'planning.runUnderWay'. */
export async function requestRun(ctx: Ctx, mode?: Run['mode']): Promise<Posting & { run: Run }> {
  const stored = await storedSettings(ctx);
  const { horizonDays, runningId, runningSince, currentRunId } = await settingsOf(ctx);
  if (runningId !== undefined && runningSince !== undefined && !isLost(ctx, runningSince)) {
    throw runUnderWay({ since: runningSince });
  }
  const ownerId = ctx.access.memberId;
  const task = create(ctx, job, {
    kind: 'planning',
    state: 'queued',
    ...(ownerId && { ownerId }),
    ...{ ...counts, total: STEPS },
    errors: [],
    input: {},
  });
  const run = create(ctx, planningRun, {
    number: await ctx.numbering.next(series, ctx.today),
    state: 'queued',
    jobId: task.after.id,
    ...(mode !== undefined && { mode }),
    today: ctx.today,
    horizonDays,
    ...(currentRunId !== undefined && { previousRunId: currentRunId }),
  });
  const busy = { runningId: run.after.id, runningSince: ctx.now };
  return {
    run: run.after,
    changes: [run, task, changeOfSettings(ctx, stored, busy)],
    guards: [],
    events: [emit(runRequested, { runId: run.after.id, jobId: task.after.id })],
  };
}

/** The run's job, so far along. */
export async function jobProgress(
  ctx: Ctx,
  run: Run,
  patch: Partial<Doc<typeof job>>,
): Promise<Change> {
  return revise(ctx, job, await need(ctx, job, run.jobId), patch);
}

/** Lets the next run begin, whatever became of this one. */
export async function endOfRun(ctx: Ctx, run: Run): Promise<Change[]> {
  const stored = await storedSettings(ctx);
  if (stored?.runningId !== run.id) return [];
  const over = { runningId: undefined, runningSince: undefined } as never;
  return [changeOfSettings(ctx, stored, over)];
}

/** A run that came to nothing; the plan in use stays. */
export async function failedRun(ctx: Ctx, run: Run, message: string): Promise<Change[]> {
  if (run.state === 'published' || run.state === 'failed') return [];
  const end = { state: 'failed' as const, message, finishedAt: ctx.now };
  return [
    revise(ctx, planningRun, run, { state: 'failed', message }),
    await jobProgress(ctx, run, end),
    ...(await endOfRun(ctx, run)),
  ];
}
