import { salesOrderClosed } from '../../shared/contracts/sales/events.ts';
import { salesOrder } from '../../shared/contracts/sales/sales-order.ts';
import type { Ctx } from '../platform/context.ts';
import { emit, type Posting, revise } from '../platform/outcome.ts';
import type { Order } from './domain/order-life.ts';

/** All has left, is invoiced and paid: nothing more will happen. */
export function closeOrder(ctx: Ctx, order: Order, more: Partial<Order> = {}): Posting {
  const { id: salesOrderId, customerId, opportunityId } = order;
  const change = revise(ctx, salesOrder, order, { ...more, state: 'closed' });
  const data = {
    salesOrderId,
    customerId,
    ...(opportunityId !== undefined && { opportunityId }),
  };
  return { changes: [change], guards: [], events: [emit(salesOrderClosed, data)] };
}
