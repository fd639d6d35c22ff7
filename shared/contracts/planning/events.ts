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

export const plannedOrdersTaken = defineEvent({
  id: 'planning.plannedOrdersTaken',
  label: { en: 'planned orders were taken in hand or given back', zh: '计划订单被处理或退回' },
  description: 'Planned orders of these runs were made firm or released, or are free again.',
  data: () => z.strictObject({ runIds: z.array(planningRun.ref()).min(1).max(500) }),
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
