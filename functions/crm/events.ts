import { onImportRequested } from '../platform/imports/on-import-requested.ts';
import { moduleEvents } from '../platform/module-events.ts';
import { onQuotationAccepted } from './reactions/on-quotation-accepted.ts';

export const reactions = [
  onQuotationAccepted,
  onImportRequested('crm', async () => (await import('./imports/import-runs.ts')).importRuns),
];
export const handler = moduleEvents(reactions);
