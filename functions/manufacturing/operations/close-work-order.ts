import { workOrderClosed } from '../../../shared/contracts/manufacturing/events.ts';
import type { closeWorkOrder as contract } from '../../../shared/contracts/manufacturing/order-operations.ts';
import { workOrderStates } from '../../../shared/contracts/manufacturing/work-order.ts';
import { lt } from '../../../shared/kernel/decimal.ts';
import { releaseReservation } from '../../inventory/postings.ts';
import type { Ctx } from '../../platform/context.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, type Outcome, together } from '../../platform/outcome.ts';
import { sourceOf } from '../claim-material.ts';
import { charged } from '../domain/cost-of-order.ts';
import { underTolerance } from '../domain/errors.ts';
import { leastToClose, type Order } from '../domain/work-order-life.ts';
import { endStep, type OrderStep, openStep } from '../order-step.ts';
import { orderReceipts } from '../reports/order-receipts.ts';
import { settleDifference } from '../settle-difference.ts';
import { orderAfter } from '../step-answer.ts';

/**
 * Nothing more happens to the order: claims are freed, and what is left in process goes where its
 * goods are. Under the monthly average the month's cost run settles it.
 */
export const closeWorkOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const step = await openStep(ctx, input.id, 'workOrder.close');
  const { order, product, settings } = step;
  workOrderStates.assertMove(order.state, 'closed', 'work order');
  const least = leastToClose(order, settings, product.decimals);
  if (lt(order.received, least) && input.because === undefined) {
    const { received, quantity } = order;
    throw underTolerance({ received, quantity, least }, '/because');
  }
  return closing(ctx, step, input);
};

async function closing(
  ctx: Ctx,
  step: OrderStep,
  { date = ctx.today, because }: { date?: string | undefined; because?: string | undefined },
): Promise<Outcome<Order>> {
  const { order, cost } = step;
  const later = ctx.company.costingMethod === 'monthlyAverage';
  const amount = later ? '0' : cost.inProcess;
  const receipts = await ctx.reads.report(orderReceipts, { workOrderId: order.id });
  const { itemId } = order;
  const settled = await settleDifference(ctx, { date, amount, itemId }, receipts);
  const closed: Order = {
    ...order,
    state: 'closed',
    operations: order.operations.map(({ running: _, ...one }) => one),
    ...(because !== undefined && { closedBecause: because }),
  };
  const end = await endStep(ctx, step, {
    order: closed,
    cost: charged(cost, { settled: amount }),
    date,
    source: sourceOf(order),
    entries: settled.entries,
  });
  const event = emit(workOrderClosed, { workOrderId: order.id, itemId });
  const freed = await releaseReservation(ctx, order);
  const posting = together(end, settled.posting, freed, { events: [event] });
  return { result: orderAfter(end, order), ...posting };
}
