import { defineWorkflow } from '../../../shared/contracts/workflow.ts';
import { everyCompany } from '../../platform/every-company.ts';
import { HOURS_BETWEEN_RUNS } from '../domain/page-of-run.ts';

/** A backstop behind events that are delivered anyway: often enough, and cheap for who sleeps. */
export const orderSweep = defineWorkflow({
  id: 'order-sweep',
  module: 'sales',
  type: 'STANDARD',
  startedBy: [],
  schedule: { everyMinutes: HOURS_BETWEEN_RUNS * 60 },
  permissions: ['*.read'],
  definition: everyCompany({
    workflow: 'order-sweep',
    comment: 'Orders that could move and that nothing has moved, in every company',
    step: 'sales.kickStuckOrders',
    width: 10,
    timeoutSeconds: 2 * 3600,
  }),
});
