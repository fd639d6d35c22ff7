import type { AnyImportRun } from '../../platform/imports/import-run.ts';

/** What files can be imported into. */
export const importRuns: readonly AnyImportRun[] = [];
