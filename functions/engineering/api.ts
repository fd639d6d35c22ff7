import { engineering } from '../../shared/contracts/engineering/module.ts';
import { commandRoutes, moduleApi } from '../platform/module-api.ts';

export const routes = commandRoutes(engineering, {});
export const handler = moduleApi(routes);
