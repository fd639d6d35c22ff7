import { onImportRequested } from '../platform/imports/on-import-requested.ts';
import { moduleEvents } from '../platform/module-events.ts';

const loadRuns = async () => [(await import('./import-opening-stock.ts')).importOpeningStock];

export const reactions = [onImportRequested('inventory', loadRuns)];
export const handler = moduleEvents(reactions);
