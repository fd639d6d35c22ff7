import { nouns } from '../../shared/contracts/system.ts';
import { systemClock } from '../platform/clock.ts';
import { environment } from '../platform/environment.ts';
import { moduleSteps } from '../platform/module-steps.ts';
import { createReader } from '../platform/read-model/reader.ts';
import { createRuntime } from '../platform/runtime.ts';
import { computePlan } from './steps/compute-plan.ts';
import { keepNightlyPromises } from './steps/keep-nightly-promises.ts';
import { abandonRun, publishPlan } from './steps/publish-plan.ts';
import { requestNightlyRun } from './steps/request-nightly-run.ts';

export const steps = [computePlan, publishPlan, abandonRun, requestNightlyRun, keepNightlyPromises];

/**
 * A company to plan is too much to be sent over, so this function folds a read model of its own,
 * as the reader does.
 */
function ownRuntime() {
  const { readModelDir } = environment();
  const place = readModelDir === ':memory:' ? readModelDir : `${readModelDir}/planning`;
  const reader = createReader(place, nouns, systemClock);
  return createRuntime({ readsFor: (tenant, store) => reader.readsFor(tenant, store) });
}

export const handler = moduleSteps(steps, ownRuntime);
