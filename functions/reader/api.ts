import { crm } from '../../shared/contracts/crm/module.ts';
import { masterdata } from '../../shared/contracts/masterdata/module.ts';
import { platform } from '../../shared/contracts/platform/module.ts';
import { nouns } from '../../shared/contracts/system.ts';
import { queryImplementations as crmQueries } from '../crm/queries-api.ts';
import { reports as crmReports } from '../crm/reports.ts';
import { queryImplementations as platformQueries } from '../platform/queries-api.ts';
import { type QueryRoute, queryRoutes, readerApi } from '../platform/reader-api.ts';

export const routes: QueryRoute[] = [
  ...queryRoutes(platform, platformQueries),
  ...queryRoutes(masterdata, {}),
  ...queryRoutes(crm, crmQueries),
];

export const handler = readerApi(routes, { nouns, reports: crmReports });
