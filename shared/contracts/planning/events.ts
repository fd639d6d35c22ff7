import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { flag, integer } from '../fields.ts';
import { job } from '../platform/nouns.ts';
import { planningRun } from './planning-run.ts';

export const runRequested = defineEvent({
  id: 'planning.runRequested',
  description: 'Somebody, or the night, asked for a new plan.',
  data: () =>
    z.strictObject({
      runId: planningRun.ref(),
      jobId: job.ref(),
      /** Orders asked for it: it waits a moment for those that come with them. */
      gather: flag().optional(),
    }),
});

export const planPublished = defineEvent({
  id: 'planning.planPublished',
  description: 'A new plan is the one that everybody sees.',
  data: () =>
    z.strictObject({
      runId: planningRun.ref(),
      orders: integer(0, 100_000_000),
      exceptions: integer(0, 100_000_000),
    }),
});
