import { masterdata } from '../../shared/contracts/masterdata/module.ts';
import { commandRoutes, moduleApi } from '../platform/module-api.ts';
import { masterRules } from './master-rules.ts';

export const routes = commandRoutes(masterdata, {}, masterRules);
export const handler = moduleApi(routes);
