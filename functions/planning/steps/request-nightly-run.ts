import * as z from 'zod';
import { defineStep } from '../../platform/module-steps.ts';
import { requestRun } from '../run-life.ts';
import { storedSettings } from '../settings.ts';

/** Plans anew where the company wants it every night, unless a run is under way anyway. */
export const requestNightlyRun = defineStep({
  id: 'planning.requestNightlyRun',
  permissions: ['plan.run'],
  input: z.looseObject({}),
  run: async (ctx) => {
    const settings = await storedSettings(ctx);
    if (settings?.nightly !== true || settings.runningId !== undefined) {
      return { result: { requested: false } };
    }
    const { run: _, ...posting } = await requestRun(ctx);
    return { result: { requested: true }, ...posting };
  },
});
