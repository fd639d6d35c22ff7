import * as z from 'zod';
import { defineStep } from '../../platform/module-steps.ts';
import { requestFollowUp, requestRun, runInProgress } from '../run-life.ts';
import { storedSettings } from '../settings.ts';

/**
 * Plans anew where the company wants it every night, unless a run is under way anyway; behind that
 * of a scenario, whose plan does not come into use.
 */
export const requestNightlyRun = defineStep({
  id: 'planning.requestNightlyRun',
  permissions: ['plan.run'],
  input: z.looseObject({}),
  run: async (ctx) => {
    const settings = await storedSettings(ctx);
    if (settings?.nightly !== true) return { result: { requested: false } };
    const run = await runInProgress(ctx, settings);
    if (!run) {
      const { run: _, ...posting } = await requestRun(ctx);
      return { result: { requested: true }, ...posting };
    }
    const posting = run.scenarioId === undefined ? undefined : await requestFollowUp(ctx);
    return { result: { requested: posting !== undefined }, ...posting };
  },
});
