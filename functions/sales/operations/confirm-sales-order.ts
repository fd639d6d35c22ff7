import { customer } from '../../../shared/contracts/masterdata/customer.ts';
import { salesOrderConfirmed } from '../../../shared/contracts/sales/events.ts';
import type { confirmSalesOrder as contract } from '../../../shared/contracts/sales/order-operations.ts';
import { salesOrder, salesOrderStates } from '../../../shared/contracts/sales/sales-order.ts';
import { creditChange } from '../../finance/postings.ts';
import { exposureOf } from '../../finance/queries.ts';
import { reserve } from '../../inventory/postings.ts';
import type { Ctx } from '../../platform/context.ts';
import { load, need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, type Outcome, revise, together } from '../../platform/outcome.ts';
import { creditDecision } from '../domain/credit-decision.ts';
import { type Order, openValue } from '../domain/order-life.ts';
import { isShort, reserveLines } from '../domain/reserve-lines.ts';
import { freeStock, lookAtStock, sourceOf } from '../free-stock.ts';
import { loadSettings } from '../settings.ts';

/** An order is taken on: it fits into the customer's credit, and claims what stock there is. */
export const confirmSalesOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const order = await load(ctx, salesOrder, input.id, 'salesOrder.confirm');
  salesOrderStates.assertMove(order.state, 'confirmed', 'sales order');

  const buyer = await need(ctx, customer, order.customerId);
  const [{ exposure }] = await Promise.all([exposureOf(ctx, buyer.id), lookAtStock(ctx, order)]);
  const { creditAction: action } = await loadSettings(ctx);
  const { creditLimit: limit, creditBlocked: blocked } = buyer;
  const reason = creditDecision({ exposure, amount: openValue(order), limit, blocked, action });

  return reason === undefined ? takeOn(ctx, order, limit) : putOnHold(ctx, order, reason);
};

/** Credit and stock are taken in one commit; a line that finds too little stays short. */
export async function takeOn(ctx: Ctx, order: Order, limit?: string): Promise<Outcome<Order>> {
  const { id: salesOrderId, customerId } = order;
  const { lines, claims } = reserveLines(order.lines, await freeStock(ctx, order.lines));
  const claim = await reserve(ctx, { source: sourceOf(order), customerId, lines: claims });
  const orders = openValue(order);
  const credit = creditChange(ctx, { customerId, orders, ...(limit !== undefined && { limit }) });
  const confirmed = revise(ctx, salesOrder, order, {
    state: 'confirmed',
    confirmedOn: ctx.today,
    holdReason: undefined,
    lines,
  });
  const event = emit(salesOrderConfirmed, { salesOrderId, customerId, short: isShort(lines) });
  const posting = together({ changes: [confirmed], events: [event] }, claim, credit);
  return { result: confirmed.after, ...posting };
}

/** Nothing is reserved while an order waits for a credit release. */
function putOnHold(ctx: Ctx, order: Order, holdReason: string): Outcome<Order> {
  if (order.state === 'onHold' && order.holdReason === holdReason) return { result: order };
  const held = revise(ctx, salesOrder, order, { state: 'onHold', holdReason });
  return { result: held.after, changes: [held] };
}
