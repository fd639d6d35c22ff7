import { onImportRequested } from '../platform/imports/on-import-requested.ts';
import { moduleEvents } from '../platform/module-events.ts';

export const reactions = [
  onImportRequested(
    'manufacturing',
    async () => (await import('./imports/import-runs.ts')).importRuns,
  ),
];
export const handler = moduleEvents(reactions);
