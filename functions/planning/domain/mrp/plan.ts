import type { Plan } from '../plan.ts';
import type { Snapshot } from '../snapshot.ts';
import { makePlan } from './make-plan.ts';
import { readPlan } from './read-plan.ts';

/**
 * The plan of a snapshot as plain data. `makePlan` gives it in columns, and says what it throws.
 */
export function plan(snapshot: Snapshot): Plan {
  return readPlan(makePlan(snapshot));
}
