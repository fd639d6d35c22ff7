import { manufacturing } from '../../shared/contracts/manufacturing/module.ts';
import { commandRoutes, moduleApi } from '../platform/module-api.ts';

export const routes = commandRoutes(manufacturing, {});
export const handler = moduleApi(routes);
