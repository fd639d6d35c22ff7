import { purchaseOrderCancelled } from '../../../shared/contracts/purchasing/events.ts';
import type { cancelPurchaseOrder as contract } from '../../../shared/contracts/purchasing/order-operations.ts';
import {
  purchaseOrder,
  purchaseOrderStates,
} from '../../../shared/contracts/purchasing/purchase-order.ts';
import { isPositive } from '../../../shared/kernel/decimal.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise } from '../../platform/outcome.ts';
import { goodsArrived } from '../domain/errors.ts';
import { releasePegs } from '../domain/release-pegs.ts';
import { moveRequests } from '../order-requests.ts';

/** Nothing of it has arrived: what it covered waits in the inbox again. */
export const cancelPurchaseOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const order = await load(ctx, purchaseOrder, input.id, 'purchaseOrder.cancel');
  const { id: purchaseOrderId, supplierId, number, lines } = order;
  purchaseOrderStates.assertMove(order.state, 'cancelled', 'purchase order');
  if (lines.some(({ received, rejected = '0' }) => isPositive(received) || isPositive(rejected))) {
    throw goodsArrived({ number });
  }
  const { because } = input;
  const { back } = releasePegs(order, () => '0');
  const cancelled = revise(ctx, purchaseOrder, order, {
    state: 'cancelled',
    pegs: undefined,
    ...(because !== undefined && { closedBecause: because }),
  });
  const itemIds = [...new Set(lines.map(({ itemId }) => itemId))];
  const event = emit(purchaseOrderCancelled, { purchaseOrderId, supplierId, itemIds });
  const changes = [cancelled, ...(await moveRequests(ctx, back))];
  return { result: cancelled.after, changes, events: [event] };
};
