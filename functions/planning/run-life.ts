import type { Doc } from '../../shared/contracts/noun.ts';
import { runRequested } from '../../shared/contracts/planning/events.ts';
import {
  planningRun,
  planningRunStates,
  RUN_LOST_AFTER_MS,
} from '../../shared/contracts/planning/planning-run.ts';
import { job } from '../../shared/contracts/platform/nouns.ts';
import type { Ctx } from '../platform/context.ts';
import { need } from '../platform/entity.ts';
import {
  type Change,
  create,
  emit,
  nothing,
  type Posting,
  revise,
  together,
} from '../platform/outcome.ts';
import { runUnderWay } from './domain/errors.ts';
import { changeOfSettings, type PlanningSettings, settingsOf, storedSettings } from './settings.ts';

export type Run = Doc<typeof planningRun>;

const series = { prefix: 'MRP' };

const counts = { total: 0, done: 0, created: 0, updated: 0, unchanged: 0, failed: 0 };
/** What the job counts: computed, published. */
const STEPS = 2;

const isLost = (ctx: Ctx, since: string) =>
  Date.parse(ctx.now) - Date.parse(since) > RUN_LOST_AFTER_MS;

/** Since when a run has been under way, if there is one that was not lost. */
const underWaySince = (
  ctx: Ctx,
  { runningId, runningSince }: PlanningSettings,
): string | undefined =>
  runningId !== undefined && runningSince !== undefined && !isLost(ctx, runningSince)
    ? runningSince
    : undefined;

/** The run that is under way, unless it was lost. */
export async function runInProgress(
  ctx: Ctx,
  settings: PlanningSettings,
): Promise<Run | undefined> {
  const { runningId } = settings;
  const isLeft = runningId === undefined || underWaySince(ctx, settings) === undefined;
  return isLeft ? undefined : need(ctx, planningRun, runningId);
}

/** What a run is asked for with. */
interface Wish {
  mode?: Run['mode'] | undefined;
  gathers?: true;
  scenarioId?: string;
}

/**
 * Takes a run on, if none is under way. One that orders asked for and that still waits for more of
 * them becomes the run that is asked for; if that is for a scenario, the orders' follows it. Throws
 * 'planning.runUnderWay'.
 */
export async function requestRun(ctx: Ctx, wish: Wish = {}): Promise<Posting & { run: Run }> {
  const stored = await storedSettings(ctx);
  const settings = await settingsOf(ctx);
  const waiting = await runInProgress(ctx, settings);
  if (waiting) {
    const { state, gathers, createdAt: since } = waiting;
    if (state !== 'queued' || !gathers) throw runUnderWay({ since });
    const { mode, scenarioId } = wish;
    const asked = { mode, scenarioId, gathers: undefined } as Partial<Run>;
    const taken = revise(ctx, planningRun, waiting, asked);
    const again = changeOfSettings(ctx, stored, { againSince: ctx.now });
    const changes = scenarioId === undefined ? [taken] : [taken, again];
    return { ...nothing(), run: taken.after, changes };
  }
  const { run, patch, ...posting } = await newRun(ctx, settings, wish);
  const changes = [...posting.changes, changeOfSettings(ctx, stored, patch)];
  return { ...posting, run, changes };
}

/**
 * A plan that follows what has happened: a run now, or one more behind the run under way, which
 * may have read the company before. However many ask, one follows. Undefined if one does anyway.
 */
export async function requestFollowUp(ctx: Ctx): Promise<Posting | undefined> {
  const stored = await storedSettings(ctx);
  const settings = await settingsOf(ctx);
  if (underWaySince(ctx, settings) === undefined) {
    const { run: _, ...posting } = await requestRun(ctx, FOLLOWING);
    return posting;
  }
  if (settings.againSince !== undefined) return undefined;
  const changes = [changeOfSettings(ctx, stored, { againSince: ctx.now })];
  return { changes, guards: [], events: [] };
}

/** Of orders: it waits for those that come with them. */
const FOLLOWING: Wish = { mode: 'netChange', gathers: true };

interface NewRun extends Posting {
  run: Run;
  /** What the settings say while it is under way. */
  patch: Partial<PlanningSettings>;
}

async function newRun(ctx: Ctx, settings: PlanningSettings, wish: Wish): Promise<NewRun> {
  const { horizonDays, currentRunId } = settings;
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
    ...(wish.mode !== undefined && { mode: wish.mode }),
    ...(wish.gathers && { gathers: true }),
    ...(wish.scenarioId !== undefined && { scenarioId: wish.scenarioId }),
    today: ctx.today,
    horizonDays,
    ...(currentRunId !== undefined && { previousRunId: currentRunId }),
  });
  const again = { againSince: undefined } as never as Partial<PlanningSettings>;
  return {
    run: run.after,
    patch: { ...again, runningId: run.after.id, runningSince: ctx.now },
    changes: [run, task],
    guards: [],
    events: [
      emit(runRequested, {
        ...{ runId: run.after.id, jobId: task.after.id },
        ...(wish.gathers && { gather: true }),
      }),
    ],
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

/**
 * Lets the next run begin, whatever became of this one, and begins it if orders have come since.
 * `plan` is the plan that everybody sees from now on.
 */
export async function endOfRun(
  ctx: Ctx,
  run: Run,
  plan: Pick<PlanningSettings, 'currentRunId'> = {},
): Promise<Posting> {
  const stored = await storedSettings(ctx);
  const settings = { ...(await settingsOf(ctx)), ...plan };
  const mine = stored?.runningId === run.id;
  if (mine && settings.againSince !== undefined) {
    const { run: _, patch, ...next } = await newRun(ctx, settings, FOLLOWING);
    const change = changeOfSettings(ctx, stored, { ...plan, ...patch });
    return { ...next, changes: [...next.changes, change] };
  }
  if (!mine && plan.currentRunId === undefined) return nothing();
  const over = mine ? { runningId: undefined, runningSince: undefined } : {};
  const change = changeOfSettings(ctx, stored, { ...plan, ...over } as never);
  return { ...nothing(), changes: [change] };
}

/** A run that came to nothing; the plan in use stays. */
export async function failedRun(ctx: Ctx, run: Run, message: string): Promise<Posting> {
  if (planningRunStates.terminal(run.state)) return nothing();
  const end = { state: 'failed' as const, message, finishedAt: ctx.now };
  const failed = [
    revise(ctx, planningRun, run, { state: 'failed', message }),
    await jobProgress(ctx, run, end),
  ];
  return together({ changes: failed }, await endOfRun(ctx, run));
}
