import { moduleSteps } from '../platform/module-steps.ts';
import { remindSuppliers } from './steps/remind-suppliers.ts';

export const steps = [remindSuppliers];
export const handler = moduleSteps(steps);
