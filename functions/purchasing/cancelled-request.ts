import {
  purchaseRequest,
  purchaseRequestStates,
} from '../../shared/contracts/purchasing/purchase-request.ts';
import { isPositive } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { revise } from '../platform/outcome.ts';
import { partlyOrdered } from './domain/errors.ts';
import type { Request } from './new-request.ts';

/**
 * A request of which nothing is ordered, taken back. Throws 'invalidTransition', 'partlyOrdered'.
 */
export function cancelledRequest(ctx: Ctx, request: Request, because: string | undefined) {
  const { number, ordered, state } = request;
  purchaseRequestStates.assertMove(state, 'cancelled', 'purchase request');
  if (isPositive(ordered)) throw partlyOrdered({ ordered, number });
  return revise(ctx, purchaseRequest, request, {
    state: 'cancelled',
    ...(because !== undefined && { cancelledBecause: because }),
  });
}
