import { purchaseOrderCancelled } from '../../shared/contracts/purchasing/events.ts';
import {
  purchaseOrder,
  purchaseOrderStates,
} from '../../shared/contracts/purchasing/purchase-order.ts';
import { isPositive } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { emit, type Posting, revise } from '../platform/outcome.ts';
import { goodsArrived } from './domain/errors.ts';
import type { Order } from './domain/order-life.ts';
import { releasePegs } from './domain/release-pegs.ts';
import { moveRequests } from './order-requests.ts';

/**
 * An order of which nothing has arrived, cancelled: what it covered waits in the inbox again.
 * Throws 'invalidTransition', 'purchasing.goodsArrived'.
 */
export async function cancelledOrder(
  ctx: Ctx,
  order: Order,
  because: string | undefined,
): Promise<Posting & { order: Order }> {
  const { id: purchaseOrderId, supplierId, number, lines } = order;
  purchaseOrderStates.assertMove(order.state, 'cancelled', 'purchase order');
  if (lines.some(({ received, rejected = '0' }) => isPositive(received) || isPositive(rejected))) {
    throw goodsArrived({ number });
  }
  const { back } = releasePegs(order, () => '0');
  const cancelled = revise(ctx, purchaseOrder, order, {
    state: 'cancelled',
    pegs: undefined,
    ...(because !== undefined && { closedBecause: because }),
  });
  const itemIds = [...new Set(lines.map(({ itemId }) => itemId))];
  const event = emit(purchaseOrderCancelled, { purchaseOrderId, supplierId, itemIds });
  const changes = [cancelled, ...(await moveRequests(ctx, back))];
  return { order: cancelled.after, changes, guards: [], events: [event] };
}
