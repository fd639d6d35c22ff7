import { analytics } from '../../shared/contracts/analytics/module.ts';
import { crm } from '../../shared/contracts/crm/module.ts';
import { engineering } from '../../shared/contracts/engineering/module.ts';
import { finance } from '../../shared/contracts/finance/module.ts';
import { inventory } from '../../shared/contracts/inventory/module.ts';
import { manufacturing } from '../../shared/contracts/manufacturing/module.ts';
import { masterdata } from '../../shared/contracts/masterdata/module.ts';
import { planning } from '../../shared/contracts/planning/module.ts';
import { platform } from '../../shared/contracts/platform/module.ts';
import { purchasing } from '../../shared/contracts/purchasing/module.ts';
import { sales } from '../../shared/contracts/sales/module.ts';
import { nouns } from '../../shared/contracts/system.ts';
import { queryImplementations as analyticsQueries } from '../analytics/queries-api.ts';
import { reports as analyticsReports } from '../analytics/reports.ts';
import { queryImplementations as crmQueries } from '../crm/queries-api.ts';
import { reports as crmReports } from '../crm/reports.ts';
import { checks as engineeringChecks } from '../engineering/integrity.ts';
import { queryImplementations as engineeringQueries } from '../engineering/queries-api.ts';
import { reports as engineeringReports } from '../engineering/reports.ts';
import { checks as financeChecks } from '../finance/integrity.ts';
import { queryImplementations as financeQueries } from '../finance/queries-api.ts';
import { reports as financeReports } from '../finance/reports.ts';
import { checks as inventoryChecks } from '../inventory/integrity.ts';
import { queryImplementations as inventoryQueries } from '../inventory/queries-api.ts';
import { reports as inventoryReports } from '../inventory/reports.ts';
import { checks as manufacturingChecks } from '../manufacturing/integrity.ts';
import { queryImplementations as manufacturingQueries } from '../manufacturing/queries-api.ts';
import { reports as manufacturingReports } from '../manufacturing/reports.ts';
import { checks as planningChecks } from '../planning/integrity.ts';
import { queryImplementations as planningQueries } from '../planning/queries-api.ts';
import { reports as planningReports } from '../planning/reports.ts';
import { changesHaveTheirCommit } from '../platform/checks/changes-have-their-commit.ts';
import { linesMakeTheWhole } from '../platform/checks/lines-make-the-whole.ts';
import { referencesResolve } from '../platform/checks/references-resolve.ts';
import { statesMoveAsDeclared } from '../platform/checks/states-move-as-declared.ts';
import { integrityReport } from '../platform/operations/integrity-report.ts';
import { queryImplementations as platformQueries } from '../platform/queries-api.ts';
import { type QueryRoute, queryRoutes, readerApi } from '../platform/reader-api.ts';
import { checks as purchasingChecks } from '../purchasing/integrity.ts';
import { queryImplementations as purchasingQueries } from '../purchasing/queries-api.ts';
import { reports as purchasingReports } from '../purchasing/reports.ts';
import { checks as salesChecks } from '../sales/integrity.ts';
import { queryImplementations as salesQueries } from '../sales/queries-api.ts';
import { reports as salesReports } from '../sales/reports.ts';

/** What must hold, of every module. */
const checks = [
  ...financeChecks,
  ...inventoryChecks,
  ...engineeringChecks,
  ...purchasingChecks,
  ...manufacturingChecks,
  ...planningChecks,
  ...salesChecks,
  referencesResolve(nouns),
  statesMoveAsDeclared(nouns),
  linesMakeTheWhole(nouns),
  changesHaveTheirCommit(nouns),
];

export const routes: QueryRoute[] = [
  ...queryRoutes(platform, { ...platformQueries, integrityReport: integrityReport(checks) }),
  ...queryRoutes(masterdata, {}),
  ...queryRoutes(finance, financeQueries),
  ...queryRoutes(inventory, inventoryQueries),
  ...queryRoutes(engineering, engineeringQueries),
  ...queryRoutes(purchasing, purchasingQueries),
  ...queryRoutes(manufacturing, manufacturingQueries),
  ...queryRoutes(planning, planningQueries),
  ...queryRoutes(sales, salesQueries),
  ...queryRoutes(crm, crmQueries),
  ...queryRoutes(analytics, analyticsQueries),
];

export const handler = readerApi(routes, {
  nouns,
  reports: [
    ...financeReports,
    ...inventoryReports,
    ...engineeringReports,
    ...purchasingReports,
    ...manufacturingReports,
    ...planningReports,
    ...salesReports,
    ...crmReports,
    ...analyticsReports,
  ],
});
