import type { InvariantCheck } from '../platform/integrity.ts';
import { ordersCountTheirSteps } from './checks/orders-count-their-steps.ts';
import { workInProcessIsTheAccount } from './checks/work-in-process-is-the-account.ts';

/** What must hold of work orders and their cost at every moment. */
export const checks: readonly InvariantCheck[] = [ordersCountTheirSteps, workInProcessIsTheAccount];
