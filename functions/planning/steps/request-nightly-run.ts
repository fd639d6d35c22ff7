import * as z from 'zod';
import { planningRun } from '../../../shared/contracts/planning/planning-run.ts';
import { need } from '../../platform/entity.ts';
import { defineStep } from '../../platform/module-steps.ts';
import { requestFollowUp, requestRun, underWaySince } from '../run-life.ts';
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
    const { runningId } = settings;
    if (runningId === undefined || underWaySince(ctx, settings) === undefined) {
      const { run: _, ...posting } = await requestRun(ctx);
      return { result: { requested: true }, ...posting };
    }
    const { scenarioId } = await need(ctx, planningRun, runningId);
    const posting = scenarioId === undefined ? undefined : await requestFollowUp(ctx);
    return { result: { requested: posting !== undefined }, ...posting };
  },
});
