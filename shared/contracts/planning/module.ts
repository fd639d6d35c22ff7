import { defineModule } from '../module.ts';
import * as capacityOperations from './capacity-operations.ts';
import * as events from './events.ts';
import { firmPlannedOrder } from './firm-planned-order.ts';
import { forecast } from './forecast.ts';
import * as forecastOperations from './forecast-operations.ts';
import * as kittingOperations from './kitting-operations.ts';
import { masterPlan } from './master-plan.ts';
import * as masterPlanOperations from './master-plan-operations.ts';
import { orderPromise } from './order-promise.ts';
import * as planQueries from './plan-queries.ts';
import { planningRun } from './planning-run.ts';
import { planningScenario } from './planning-scenario.ts';
import { planningSettings } from './planning-settings.ts';
import * as promiseEvents from './promise-events.ts';
import * as promiseOperations from './promise-operations.ts';
import { reactions } from './reactions.ts';
import * as releaseOperations from './release-operations.ts';
import * as runOperations from './run-operations.ts';
import * as scenarioOperations from './scenario-operations.ts';

/** What to buy and make, when, and why; what can be promised. */
export const planning = defineModule({
  id: 'planning',
  floor: 7,
  label: { en: 'Planning', zh: '计划' },
  nouns: [
    planningSettings,
    forecast,
    masterPlan,
    planningScenario,
    planningRun,
    firmPlannedOrder,
    orderPromise,
  ],
  operations: {
    ...runOperations,
    ...scenarioOperations,
    ...forecastOperations,
    ...masterPlanOperations,
    ...planQueries,
    ...releaseOperations,
    ...kittingOperations,
    ...promiseOperations,
    ...capacityOperations,
  },
  events: [...Object.values(events), ...Object.values(promiseEvents)],
  reactions,
});
