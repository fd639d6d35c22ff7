import { workOrderCancelled } from '../../shared/contracts/manufacturing/events.ts';
import { workOrder, workOrderStates } from '../../shared/contracts/manufacturing/work-order.ts';
import { isZero } from '../../shared/kernel/decimal.ts';
import { releaseReservation } from '../inventory/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { emit, type Posting, revise, together } from '../platform/outcome.ts';
import { spentAlready } from './domain/errors.ts';
import { isSpentOn, type Order } from './domain/work-order-life.ts';
import { stepOn } from './order-step.ts';

/**
 * An order on which nothing was spent, cancelled: what it claimed is free again. Throws
 * 'invalidTransition', 'manufacturing.spentAlready'.
 */
export async function cancelledOrder(
  ctx: Ctx,
  before: Order,
  because: string | undefined,
): Promise<Posting & { order: Order }> {
  const { order, cost } = await stepOn(ctx, before);
  workOrderStates.assertMove(order.state, 'cancelled', 'work order');
  if (isSpentOn(order) || !isZero(cost.inProcess)) throw spentAlready();
  const reason = because === undefined ? {} : { closedBecause: because };
  const cancelled = revise(ctx, workOrder, order, { state: 'cancelled', ...reason });
  const event = emit(workOrderCancelled, { workOrderId: order.id, itemId: order.itemId });
  const own = { changes: [cancelled], events: [event] };
  return { order: cancelled.after, ...together(own, await releaseReservation(ctx, order)) };
}
