import { moduleSteps } from './module-steps.ts';
import { checkIntegrity } from './steps/check-integrity.ts';

export const steps = [checkIntegrity];
export const handler = moduleSteps(steps);
