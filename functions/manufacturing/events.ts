import { onImportRequested } from '../platform/imports/on-import-requested.ts';
import { moduleEvents } from '../platform/module-events.ts';
import { onStockReceived } from './reactions/on-stock-received.ts';
import { onWorkOrderDone } from './reactions/on-work-order-done.ts';

export const reactions = [
  onImportRequested(
    'manufacturing',
    async () => (await import('./imports/import-runs.ts')).importRuns,
  ),
  onStockReceived,
  onWorkOrderDone,
];
export const handler = moduleEvents(reactions);
