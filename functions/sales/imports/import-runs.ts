import type { AnyImportRun } from '../../platform/imports/import-run.ts';
import { importSalesOrders } from './import-sales-orders.ts';

/** What files can be imported into. */
export const importRuns: readonly AnyImportRun[] = [importSalesOrders];
