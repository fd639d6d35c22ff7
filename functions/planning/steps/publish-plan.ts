import * as z from 'zod';
import { planPublished, runRequested } from '../../../shared/contracts/planning/events.ts';
import { planningRun } from '../../../shared/contracts/planning/planning-run.ts';
import { need } from '../../platform/entity.ts';
import { defineStep } from '../../platform/module-steps.ts';
import { emit, revise } from '../../platform/outcome.ts';
import { failedRun, jobProgress } from '../run-life.ts';
import { changeOfSettings, storedSettings } from '../settings.ts';

/** One commit: whoever reads sees the whole plan before, or the whole new one. */
export const publishPlan = defineStep({
  id: 'planning.publishPlan',
  permissions: ['plan.*', 'job.*'],
  input: z.looseObject(runRequested.data.shape),
  run: async (ctx, { runId }) => {
    const run = await need(ctx, planningRun, runId);
    if (run.state !== 'computed') return { result: { state: run.state } };
    const use = { currentRunId: run.id, runningId: undefined, runningSince: undefined } as never;
    const { orders = 0, exceptions = 0 } = run;
    const done = { state: 'succeeded' as const, done: 2, created: orders, finishedAt: ctx.now };
    return {
      result: { state: 'published' },
      changes: [
        revise(ctx, planningRun, run, { state: 'published' }),
        changeOfSettings(ctx, await storedSettings(ctx), use),
        await jobProgress(ctx, run, done),
      ],
      events: [emit(planPublished, { runId: run.id, orders, exceptions })],
    };
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
    return { result: { state: 'failed' }, changes: await failedRun(ctx, run, message) };
  },
});
