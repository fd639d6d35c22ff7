import { purchasing } from '../../shared/contracts/purchasing/module.ts';
import { commandRoutes, moduleApi } from '../platform/module-api.ts';

export const routes = commandRoutes(purchasing, {});
export const handler = moduleApi(routes);
