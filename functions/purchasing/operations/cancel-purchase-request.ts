import { purchaseRequest } from '../../../shared/contracts/purchasing/purchase-request.ts';
import type { cancelPurchaseRequest as contract } from '../../../shared/contracts/purchasing/request-operations.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { cancelledRequest } from '../cancelled-request.ts';

export const cancelPurchaseRequest: CommandRun<typeof contract> = async (ctx, input) => {
  const request = await load(ctx, purchaseRequest, input.id, 'purchaseRequest.cancel');
  const change = cancelledRequest(ctx, request, input.because);
  return { result: change.after, changes: [change] };
};
