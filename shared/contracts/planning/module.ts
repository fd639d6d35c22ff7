import { defineModule } from '../module.ts';
import { importRequested } from '../platform/events.ts';
import * as capacityOperations from './capacity-operations.ts';
import * as kittingOperations from './kitting-operations.ts';
import { orderPromise } from './order-promise.ts';
import { planningSettings } from './planning-settings.ts';
import * as promiseEvents from './promise-events.ts';
import * as promiseOperations from './promise-operations.ts';
import { promiseTriggers } from './promise-triggers.ts';

/** What to buy and make, when, and why; what can be promised. */
export const planning = defineModule({
  id: 'planning',
  floor: 7,
  label: { en: 'Planning', zh: '计划' },
  nouns: [planningSettings, orderPromise],
  operations: { ...kittingOperations, ...promiseOperations, ...capacityOperations },
  events: Object.values(promiseEvents),
  listens: [importRequested.id, ...promiseTriggers],
});
