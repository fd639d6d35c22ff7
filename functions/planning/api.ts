import { planning } from '../../shared/contracts/planning/module.ts';
import { planningSettings } from '../../shared/contracts/planning/planning-settings.ts';
import { commandRoutes, moduleApi } from '../platform/module-api.ts';
import { masterRules } from './master-rules.ts';
import { cancelFirmPlannedOrder } from './operations/cancel-firm-planned-order.ts';
import { changePlanningSettings } from './operations/change-planning-settings.ts';
import { createWorkOrdersFromSales } from './operations/create-work-orders-from-sales.ts';
import { firmPlannedOrders } from './operations/firm-planned-orders.ts';
import { forecastFromOpportunities } from './operations/forecast-from-opportunities.ts';
import { moveOperation } from './operations/move-operation.ts';
import { refreshPromises } from './operations/refresh-promises.ts';
import { releasePlannedOrders } from './operations/release-planned-orders.ts';
import { reserveKits } from './operations/reserve-kits.ts';
import { runMrp } from './operations/run-mrp.ts';
import { runScenario } from './operations/run-scenario.ts';
import { scheduleWorkOrders } from './operations/schedule-work-orders.ts';
import { undoRelease } from './operations/undo-release.ts';

export const routes = commandRoutes(
  planning,
  {
    runMrp,
    runScenario,
    changePlanningSettings,
    releasePlannedOrders,
    firmPlannedOrders,
    cancelFirmPlannedOrder,
    forecastFromOpportunities,
    createWorkOrdersFromSales,
    moveOperation,
    refreshPromises,
    reserveKits,
    scheduleWorkOrders,
    undoRelease,
  },
  masterRules,
  [planningSettings],
);
export const handler = moduleApi(routes);
