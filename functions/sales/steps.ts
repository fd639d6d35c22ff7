import { moduleSteps } from '../platform/module-steps.ts';
import { advanceOrder } from './steps/advance-order.ts';
import { findMoves } from './steps/find-moves.ts';

export const steps = [findMoves, advanceOrder];
export const handler = moduleSteps(steps);
