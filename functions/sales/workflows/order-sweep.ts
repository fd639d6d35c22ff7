import { everyCompany } from '../../platform/every-company.ts';
import { HOURS_BETWEEN_RUNS } from '../domain/page-of-run.ts';

/** A backstop behind events that are delivered anyway: often enough, and cheap for who sleeps. */
export const orderSweep = everyCompany({
  id: 'order-sweep',
  comment: 'Orders that could move and that nothing has moved, in every company',
  schedule: { everyMinutes: HOURS_BETWEEN_RUNS * 60 },
  permissions: ['*.read'],
  step: 'sales.kickStuckOrders',
  width: 10,
  timeoutSeconds: 2 * 3600,
});
