import { planning } from '../../shared/contracts/planning/module.ts';
import { planningSettings } from '../../shared/contracts/planning/planning-settings.ts';
import { commandRoutes, moduleApi } from '../platform/module-api.ts';
import { moveOperation } from './operations/move-operation.ts';
import { refreshPromises } from './operations/refresh-promises.ts';
import { reserveKits } from './operations/reserve-kits.ts';
import { scheduleWorkOrders } from './operations/schedule-work-orders.ts';

export const routes = commandRoutes(
  planning,
  { moveOperation, refreshPromises, reserveKits, scheduleWorkOrders },
  {},
  [planningSettings],
);
export const handler = moduleApi(routes);
