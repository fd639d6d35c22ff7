import { onImportRequested } from '../platform/imports/on-import-requested.ts';
import { moduleEvents } from '../platform/module-events.ts';
import { onSupplierReminded } from './reactions/on-supplier-reminded.ts';

export const reactions = [
  onSupplierReminded,
  onImportRequested(
    'purchasing',
    async () => (await import('./imports/import-runs.ts')).importRuns,
  ),
];
export const handler = moduleEvents(reactions);
