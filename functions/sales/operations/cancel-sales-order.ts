import { salesOrderCancelled, salesOrderChanged } from '../../../shared/contracts/sales/events.ts';
import type { cancelSalesOrder as contract } from '../../../shared/contracts/sales/order-operations.ts';
import { salesOrder, salesOrderStates } from '../../../shared/contracts/sales/sales-order.ts';
import { neg } from '../../../shared/kernel/decimal.ts';
import { totalOf } from '../../../shared/kernel/line-amounts.ts';
import { creditChange } from '../../finance/postings.ts';
import { releaseReservation } from '../../inventory/postings.ts';
import type { Ctx } from '../../platform/context.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, type Outcome, revise, together } from '../../platform/outcome.ts';
import { cancelRest } from '../domain/change-order.ts';
import { type Order, openValue, reprice } from '../domain/order-life.ts';
import { type GivenBack, giveBackExcess } from '../domain/reserve-lines.ts';

/** Nothing more leaves: what was claimed is free again, and so is the credit. */
export const cancelSalesOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const order = await load(ctx, salesOrder, input.id, 'salesOrder.cancel');
  const because = input.because === undefined ? {} : { closedBecause: input.because };
  if (order.state === 'partlyDelivered') return closeRest(ctx, order, because);
  salesOrderStates.assertMove(order.state, 'cancelled', 'sales order');

  const { lines, releases } = giveBackExcess('cancelled', order.lines);
  const cancelled = revise(ctx, salesOrder, order, {
    state: 'cancelled',
    ...because,
    lines: lines.map((line) => ({ ...line, supply: undefined })),
  });
  const { id: salesOrderId, customerId } = order;
  const event = emit(salesOrderCancelled, { salesOrderId, customerId });
  const own = { changes: [cancelled], events: [event] };
  return { result: cancelled.after, ...together(own, await giveBack(ctx, order, releases)) };
};

type Because = Partial<Pick<Order, 'closedBecause'>>;

/** What has left stays sold; the order closes once that is invoiced and paid. */
async function closeRest(ctx: Ctx, order: Order, because: Because): Promise<Outcome<Order>> {
  const kept = cancelRest(order.lines).map((line) => ({
    ...reprice(line, order),
    supply: 'stock' as const,
  }));
  const { lines, releases } = giveBackExcess('delivered', kept);
  const closed = revise(ctx, salesOrder, order, {
    state: 'delivered',
    ...because,
    ...totalOf(lines),
    lines,
  });
  const { id: salesOrderId, customerId } = order;
  const event = emit(salesOrderChanged, { salesOrderId, customerId, short: false });
  const own = { changes: [closed], events: [event] };
  return { result: closed.after, ...together(own, await giveBack(ctx, order, releases)) };
}

/**
 * Credit at once and stock as far as one commit goes; order-to-cash gives back the rest of a very
 * large order. A draft and an order on hold have taken nothing.
 */
async function giveBack(ctx: Ctx, order: Order, releases: GivenBack['releases']) {
  if (order.state === 'draft' || order.state === 'onHold') return {};
  const orders = neg(openValue(order));
  const credit = creditChange(ctx, { customerId: order.customerId, orders });
  return together(await releaseReservation(ctx, order, releases), credit);
}
