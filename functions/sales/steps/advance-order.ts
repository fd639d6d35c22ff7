import * as z from 'zod';
import { delivery } from '../../../shared/contracts/sales/delivery.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { releaseReservation, reserve } from '../../inventory/postings.ts';
import type { Ctx } from '../../platform/context.ts';
import { need } from '../../platform/entity.ts';
import { defineStep } from '../../platform/module-steps.ts';
import { type Outcome, revise, together } from '../../platform/outcome.ts';
import { closeOrder } from '../close-order.ts';
import type { Order } from '../domain/order-life.ts';
import type { Move } from '../domain/order-stages.ts';
import { giveBackExcess, withClaims } from '../domain/reserve-lines.ts';
import { sourceOf } from '../free-stock.ts';
import { billDeliveries } from '../operations/issue-sales-invoice.ts';
import { type NextStep, nextStepOf } from '../order-move.ts';

/**
 * Moves one order on by one step: gives back what it holds too much of, claims stock that has come,
 * bills what has left, or closes it. It looks again before it acts, for much may have happened
 * since the event.
 */
export const advanceOrder = defineStep({
  id: 'sales.advanceOrder',
  permissions: ['salesOrder.*', 'salesInvoice.*', 'delivery.read'],
  input: z.looseObject({ salesOrderId: salesOrder.ref() }),
  run: async (ctx, { salesOrderId }) => {
    const order = await need(ctx, salesOrder, salesOrderId);
    const step = await nextStepOf(ctx, order);
    const { changes = [], guards = [], events = [] } = await moves[step.move](ctx, order, step);
    const { move, more } = step;
    return { result: { salesOrderId, move, more }, changes, guards, events };
  },
});

type Done = Partial<Omit<Outcome, 'result'>>;

const moves: Record<Move, (ctx: Ctx, order: Order, step: NextStep) => Promise<Done>> = {
  giveBack: giveStockBack,
  reserve: claimStock,
  bill: async (ctx, order) => {
    const notes = await ctx.store.findMany(delivery, order.deliveryIds ?? []);
    return billDeliveries(ctx, order, [...notes.values()]);
  },
  close: async (ctx, order) => closeOrder(ctx, order),
  none: async () => ({}),
};

async function claimStock(ctx: Ctx, order: Order, { claims }: NextStep): Promise<Done> {
  const { customerId } = order;
  const claim = await reserve(ctx, { source: sourceOf(order), customerId, lines: claims });
  const lines = withClaims(order.lines, claims);
  return together({ changes: [revise(ctx, salesOrder, order, { lines })] }, claim);
}

async function giveStockBack(ctx: Ctx, order: Order): Promise<Done> {
  const { lines, releases } = giveBackExcess(order.state, order.lines);
  const posting = await releaseReservation(ctx, order, releases);
  return together({ changes: [revise(ctx, salesOrder, order, { lines })] }, posting);
}
