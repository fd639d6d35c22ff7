import type { InvariantCheck } from '../platform/integrity.ts';
import { thePlanInUseIsWhole } from './checks/the-plan-in-use-is-whole.ts';

/** What must hold of plans at every moment. */
export const checks: readonly InvariantCheck[] = [thePlanInUseIsWhole];
