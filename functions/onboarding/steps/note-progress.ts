import * as z from 'zod';
import { defineControlStep } from '../../platform/module-steps.ts';

/** So that whoever waits for a company sees that it comes nearer. */
export const noteProgress = defineControlStep({
  id: 'onboarding.noteProgress',
  input: z.looseObject({ done: z.int(), total: z.int() }),
  control: async ({ control }, { done, total }, tenant) => {
    await control.noteProgress(tenant.id, done, total);
    return { done, total };
  },
});
