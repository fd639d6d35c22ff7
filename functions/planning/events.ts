import { onImportRequested } from '../platform/imports/on-import-requested.ts';
import { moduleEvents } from '../platform/module-events.ts';
import { followFlows } from './reactions/follow-flows.ts';
import { planOnOrders } from './reactions/plan-on-orders.ts';
import { planOnSupplies } from './reactions/plan-on-supplies.ts';
import { planOnTaken } from './reactions/plan-on-taken.ts';

export const reactions = [
  ...followFlows,
  ...planOnOrders,
  ...planOnSupplies,
  planOnTaken,
  onImportRequested('planning', async () => (await import('./imports/import-runs.ts')).importRuns),
];
export const handler = moduleEvents(reactions);
