import { moduleSteps } from '../platform/module-steps.ts';
import { advanceOrder } from './steps/advance-order.ts';
import { expireQuotations } from './steps/expire-quotations.ts';
import { findMoves } from './steps/find-moves.ts';
import { kickStuckOrders } from './steps/kick-stuck-orders.ts';

export const steps = [findMoves, advanceOrder, kickStuckOrders, expireQuotations];
export const handler = moduleSteps(steps);
