import { platform } from '../../shared/contracts/platform/module.ts';
import { nouns } from '../../shared/contracts/system.ts';
import { type QueryRoute, queryRoutes, readerApi } from '../platform/reader-api.ts';

export const routes: QueryRoute[] = [...queryRoutes(platform, {})];

export const handler = readerApi(routes, { nouns, reports: [] });
