import { planning } from '../../shared/contracts/planning/module.ts';
import { commandRoutes, moduleApi } from '../platform/module-api.ts';

export const routes = commandRoutes(planning, {});
export const handler = moduleApi(routes);
