import type { cancelPurchaseOrder as contract } from '../../../shared/contracts/purchasing/order-operations.ts';
import { purchaseOrder } from '../../../shared/contracts/purchasing/purchase-order.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { cancelledOrder } from '../cancelled-order.ts';

/** Nothing of it has arrived: what it covered waits in the inbox again. */
export const cancelPurchaseOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const before = await load(ctx, purchaseOrder, input.id, 'purchaseOrder.cancel');
  const { order, ...posting } = await cancelledOrder(ctx, before, input.because);
  return { result: order, ...posting };
};
