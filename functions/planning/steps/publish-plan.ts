import * as z from 'zod';
import { planPublished, runRequested } from '../../../shared/contracts/planning/events.ts';
import { planningRun } from '../../../shared/contracts/planning/planning-run.ts';
import { need } from '../../platform/entity.ts';
import { defineStep } from '../../platform/module-steps.ts';
import { emit, revise, together } from '../../platform/outcome.ts';
import { endOfRun, failedRun, jobProgress } from '../run-life.ts';

/**
 * One commit: whoever reads sees the whole plan before, or the whole new one. The plan of a
 * scenario is kept beside the one in use.
 */
export const publishPlan = defineStep({
  id: 'planning.publishPlan',
  permissions: ['plan.*', 'job.*'],
  input: z.looseObject(runRequested.data.shape),
  run: async (ctx, { runId }) => {
    const run = await need(ctx, planningRun, runId);
    if (run.state !== 'computed') return { result: { state: run.state } };
    const { orders = 0, exceptions = 0 } = run;
    const done = { state: 'succeeded' as const, done: 2, created: orders, finishedAt: ctx.now };
    const inUse = run.scenarioId === undefined;
    const state = inUse ? 'published' : 'kept';
    const changes = [revise(ctx, planningRun, run, { state }), await jobProgress(ctx, run, done)];
    const events = inUse ? [emit(planPublished, { runId: run.id, orders, exceptions })] : [];
    const end = await endOfRun(ctx, run, inUse ? { currentRunId: run.id } : {});
    return { result: { state }, ...together({ changes, events }, end) };
  },
});

/** The machine gave up: the next run may begin, and the plan in use stays. */
export const abandonRun = defineStep({
  id: 'planning.abandonRun',
  permissions: ['plan.*', 'job.*'],
  input: z.looseObject(runRequested.data.shape),
  run: async (ctx, { runId }) => {
    const run = await need(ctx, planningRun, runId);
    const message = 'The run was interrupted. Start it again.';
    return { result: { state: 'failed' }, ...(await failedRun(ctx, run, message)) };
  },
});
