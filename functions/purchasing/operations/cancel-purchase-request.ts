import {
  purchaseRequest,
  purchaseRequestStates,
} from '../../../shared/contracts/purchasing/purchase-request.ts';
import type { cancelPurchaseRequest as contract } from '../../../shared/contracts/purchasing/request-operations.ts';
import { isPositive } from '../../../shared/kernel/decimal.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise } from '../../platform/outcome.ts';
import { partlyOrdered } from '../domain/errors.ts';

export const cancelPurchaseRequest: CommandRun<typeof contract> = async (ctx, input) => {
  const request = await load(ctx, purchaseRequest, input.id, 'purchaseRequest.cancel');
  const { number, ordered, state } = request;
  purchaseRequestStates.assertMove(state, 'cancelled', 'purchase request');
  if (isPositive(ordered)) throw partlyOrdered({ ordered, number });
  const { because } = input;
  const change = revise(ctx, purchaseRequest, request, {
    state: 'cancelled',
    ...(because !== undefined && { cancelledBecause: because }),
  });
  return { result: change.after, changes: [change] };
};
