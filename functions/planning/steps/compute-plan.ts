import * as z from 'zod';
import { runRequested } from '../../../shared/contracts/planning/events.ts';
import { planningRun } from '../../../shared/contracts/planning/planning-run.ts';
import { planningScenario } from '../../../shared/contracts/planning/planning-scenario.ts';
import { file } from '../../../shared/contracts/platform/nouns.ts';
import { AppError } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../../platform/context.ts';
import { need } from '../../platform/entity.ts';
import { idFrom, sha256 } from '../../platform/hashing.ts';
import { defineStep } from '../../platform/module-steps.ts';
import { create, type Outcome, revise } from '../../platform/outcome.ts';
import { snapshotReport } from '../data/read-snapshot.ts';
import { countChanges, countExceptions } from '../domain/mrp/compare-columns.ts';
import { makePlan } from '../domain/mrp/make-plan.ts';
import { netChange, type Replanned } from '../domain/mrp/net-change.ts';
import { packPlan } from '../domain/mrp/packed-plan.ts';
import type { PlanColumns } from '../domain/mrp/plan-columns.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { namesOf } from '../queries/named-items.ts';
import { failedRun, jobProgress, type Run } from '../run-life.ts';
import { settingsOf } from '../settings.ts';
import { planOfRun, type StoredPlan } from '../stored-plan.ts';

const CONTENT_TYPE = 'application/octet-stream';

/** Snapshot, plan, difference, file: all but making it the plan that everybody sees. */
export const computePlan = defineStep({
  id: 'planning.computePlan',
  permissions: ['plan.*', 'job.*'],
  input: z.looseObject(runRequested.data.shape),
  run: async (ctx, { runId }): Promise<Outcome> => {
    const run = await need(ctx, planningRun, runId);
    if (run.state !== 'queued') return { result: { state: run.state } };
    try {
      return await computed(ctx, run);
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      const message = await inCodes(ctx, error.message);
      return { result: { state: 'failed' }, ...(await failedRun(ctx, run, message)) };
    }
  },
});

/** Planning knows items by their ids, people by their codes. */
async function inCodes(ctx: Ctx, message: string): Promise<string> {
  const itemId = /itm_[0-9a-z]{26}/g;
  const nameOf = await namesOf(ctx, message.match(itemId) ?? []);
  return message.replace(itemId, (id) => nameOf(id).code);
}

async function computed(ctx: Ctx, run: Run): Promise<Outcome> {
  const { consumption, backwardDays, forwardDays, currentRunId } = await settingsOf(ctx);
  const previous =
    currentRunId === undefined
      ? undefined
      : await planOfRun(ctx, await need(ctx, planningRun, currentRunId));
  const rule = { mode: consumption, backwardDays, forwardDays };
  const { today, horizonDays, scenarioId } = run;
  const scenario =
    scenarioId === undefined ? undefined : await need(ctx, planningScenario, scenarioId);
  // The company as it was read is held by nobody once it is planned: memory is scarcer than time.
  const { plan, netted } = planBy(
    run,
    await ctx.reads.report(snapshotReport, { today, horizonDays, rule, scenario }),
    previous,
  );
  const bytes = packPlan(plan);
  const fileId = idFrom('file', ctx.tenant.id, run.id);
  if (!ctx.dryRun) await ctx.files.put(fileId, bytes, CONTENT_TYPE);
  const name = `plan-${run.number}.bin`;
  const stored = {
    contentType: CONTENT_TYPE,
    size: bytes.byteLength,
    sha256: sha256(bytes).toString('hex'),
  };
  const known = await ctx.store.find(file, fileId);
  const difference = previous ? countChanges(previous.view.columns, plan) : {};
  const begun = { gathers: undefined } as Partial<Run>;
  const after = { ...begun, state: 'computed' as const, snapshotAt: ctx.now, fileId };
  return {
    result: { state: 'computed' },
    changes: [
      ...(known ? [] : [create(ctx, file, { name, ...stored }, fileId)]),
      revise(ctx, planningRun, run, { ...after, ...figuresOf(plan), netted, ...difference }),
      await jobProgress(ctx, run, { state: 'running', done: 1 }),
    ],
  };
}

/** Net change starts from the plan in use; without one all is netted. */
function planBy(run: Run, snapshot: Snapshot, previous: StoredPlan | undefined): Replanned {
  if (run.mode === 'netChange' && previous) return netChange(snapshot, previous.view.columns);
  const plan = makePlan(snapshot);
  return { plan, netted: plan.streamItem.length };
}

function figuresOf(plan: PlanColumns) {
  const { late = 0, short = 0, pastDue = 0 } = countExceptions(plan);
  return {
    streams: plan.streamItem.length,
    orders: plan.orderAvailable.length,
    exceptions: plan.exceptionCode.length,
    late: late + short,
    pastDue,
  };
}
