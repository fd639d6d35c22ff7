import { crm } from '../../shared/contracts/crm/module.ts';
import { finance } from '../../shared/contracts/finance/module.ts';
import { inventory } from '../../shared/contracts/inventory/module.ts';
import { masterdata } from '../../shared/contracts/masterdata/module.ts';
import { platform } from '../../shared/contracts/platform/module.ts';
import { sales } from '../../shared/contracts/sales/module.ts';
import { nouns } from '../../shared/contracts/system.ts';
import { queryImplementations as crmQueries } from '../crm/queries-api.ts';
import { reports as crmReports } from '../crm/reports.ts';
import { checks as financeChecks } from '../finance/integrity.ts';
import { queryImplementations as financeQueries } from '../finance/queries-api.ts';
import { reports as financeReports } from '../finance/reports.ts';
import { checks as inventoryChecks } from '../inventory/integrity.ts';
import { queryImplementations as inventoryQueries } from '../inventory/queries-api.ts';
import { reports as inventoryReports } from '../inventory/reports.ts';
import { integrityReport } from '../platform/operations/integrity-report.ts';
import { queryImplementations as platformQueries } from '../platform/queries-api.ts';
import { type QueryRoute, queryRoutes, readerApi } from '../platform/reader-api.ts';
import { checks as salesChecks } from '../sales/integrity.ts';
import { queryImplementations as salesQueries } from '../sales/queries-api.ts';
import { reports as salesReports } from '../sales/reports.ts';

/** What must hold, of every module. */
const checks = [...financeChecks, ...inventoryChecks, ...salesChecks];

export const routes: QueryRoute[] = [
  ...queryRoutes(platform, { ...platformQueries, integrityReport: integrityReport(checks) }),
  ...queryRoutes(masterdata, {}),
  ...queryRoutes(finance, financeQueries),
  ...queryRoutes(inventory, inventoryQueries),
  ...queryRoutes(sales, salesQueries),
  ...queryRoutes(crm, crmQueries),
];

export const handler = readerApi(routes, {
  nouns,
  reports: [...financeReports, ...inventoryReports, ...salesReports, ...crmReports],
});
