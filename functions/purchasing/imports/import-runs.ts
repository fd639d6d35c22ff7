import { supplierPrice } from '../../../shared/contracts/purchasing/supplier-price.ts';
import type { AnyImportRun } from '../../platform/imports/import-run.ts';
import { nounImport } from '../../platform/imports/noun-import.ts';
import { masterRules } from '../master-rules.ts';
import { importPurchaseOrders } from './import-purchase-orders.ts';

/** What files can be imported into. */
export const importRuns: readonly AnyImportRun[] = [
  nounImport(supplierPrice, masterRules['supplierPrice']),
  importPurchaseOrders,
];
