import type { Report } from '../platform/read-model/report.ts';
import { snapshotReport } from './data/read-snapshot.ts';
import { checks } from './integrity.ts';
import { buyingTerms } from './reports/buying-terms.ts';
import { dealsInSight, forecastsInWay } from './reports/deals-in-sight.ts';
import { draftLines } from './reports/draft-lines.ts';
import { itemNames, itemsLike, usualSuppliers } from './reports/item-names.ts';
import { kitRows } from './reports/kit-rows.ts';
import { lacksMadeItems, namesMadeItems, planToFollow } from './reports/lacks-made-items.ts';
import { linesToMake } from './reports/lines-to-make.ts';
import { calendarNames, documentNumber } from './reports/names-in-plan.ts';
import { openOperations } from './reports/open-operations.ts';
import { ordersOfMasterPlan } from './reports/orders-of-master-plan.ts';
import { promiseRows } from './reports/promise-rows.ts';
import { releasedInto } from './reports/released-into.ts';
import { sourcesOfSupply, warehousesOfAreas } from './reports/sources-of-supply.ts';
import { takenSince } from './reports/taken-since.ts';

export const reports: readonly Report<never, unknown>[] = [
  promiseRows,
  openOperations,
  kitRows,
  draftLines,
  calendarNames,
  documentNumber,
  buyingTerms,
  snapshotReport,
  itemsLike,
  itemNames,
  usualSuppliers,
  sourcesOfSupply,
  warehousesOfAreas,
  linesToMake,
  lacksMadeItems,
  namesMadeItems,
  planToFollow,
  releasedInto,
  takenSince,
  dealsInSight,
  forecastsInWay,
  ordersOfMasterPlan,
  ...checks.map(({ report }) => report),
];
