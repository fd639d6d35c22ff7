import type { planning } from '../../shared/contracts/planning/module.ts';
import type { Queries } from '../platform/implementation.ts';
import { comparePlans } from './queries/compare-plans.ts';
import { explainPlannedOrder } from './queries/explain-planned-order.ts';
import { exportPlan } from './queries/export-plan.ts';
import { exportPlanTable } from './queries/export-plan-table.ts';
import { itemPlan } from './queries/item-plan.ts';
import { itemSupplyDemand } from './queries/item-supply-demand.ts';
import { kittingAnalysis } from './queries/kitting-analysis.ts';
import { listPlannedOrders } from './queries/list-planned-orders.ts';
import { masterPlanProgress } from './queries/master-plan-progress.ts';
import { pegging } from './queries/pegging.ts';
import { planExceptions } from './queries/plan-exceptions.ts';
import { promiseItem } from './queries/promise-item.ts';
import { promiseOrder } from './queries/promise-order.ts';
import { purchasePlan } from './queries/purchase-plan.ts';
import { whatIf } from './queries/what-if.ts';
import { workCentreLoad } from './queries/work-centre-load.ts';

export const queryImplementations = {
  itemSupplyDemand,
  kittingAnalysis,
  promiseItem,
  promiseOrder,
  whatIf,
  workCentreLoad,
  listPlannedOrders,
  planExceptions,
  pegging,
  explainPlannedOrder,
  itemPlan,
  comparePlans,
  exportPlan,
  exportPlanTable,
  purchasePlan,
  masterPlanProgress,
} satisfies Queries<(typeof planning)['operations']>;
