import { ledgerSettings } from '../../shared/contracts/finance/ledger-settings.ts';
import { purchasing } from '../../shared/contracts/purchasing/module.ts';
import { purchasingSettings } from '../../shared/contracts/purchasing/purchasing-settings.ts';
import { commandRoutes, moduleApi } from '../platform/module-api.ts';
import { masterRules } from './master-rules.ts';

export const routes = commandRoutes(purchasing, {}, masterRules, [
  purchasingSettings,
  ledgerSettings,
]);
export const handler = moduleApi(routes);
