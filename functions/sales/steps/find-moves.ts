import * as z from 'zod';
import { customer } from '../../../shared/contracts/masterdata/customer.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { salesSettings } from '../../../shared/contracts/sales/sales-settings.ts';
import { allocateByPriority } from '../../inventory/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import { openSystemSession } from '../../platform/http/session.ts';
import { documentKey, settingsIdOf } from '../../platform/keys.ts';
import { defineControlStep } from '../../platform/module-steps.ts';
import { prefetchAround } from '../../platform/prefetch.ts';
import type { Order } from '../domain/order-life.ts';
import type { Move } from '../domain/order-stages.ts';
import { nextStepOf } from '../order-move.ts';
import { ordersShortOf } from '../reports.ts';

interface Found {
  salesOrderId: string;
  move: Move;
}

/**
 * Which orders an event can move on, the most important first. It only looks: an event that moves
 * nothing writes nothing.
 */
export const findMoves = defineControlStep({
  id: 'sales.findMoves',
  input: z.looseObject({
    salesOrderId: z.string().optional(),
    itemIds: z.array(z.string()).optional(),
  }),
  control: async (runtime, { salesOrderId, itemIds = [] }, tenant) => {
    const actor = { kind: 'workflow', id: 'order-to-cash' } as const;
    const session = await openSystemSession(runtime, tenant, actor, ['*.read'], 'find-moves', [
      documentKey(salesSettings, settingsIdOf(salesSettings, tenant.id)),
      ...(salesOrderId ? [documentKey(salesOrder, salesOrderId)] : []),
    ]);
    const ctx = session.contextFor();
    const ids = salesOrderId ? [salesOrderId] : await waitingFor(ctx, itemIds);
    const found = [...(await ctx.store.findMany(salesOrder, ids)).values()];
    const moves: Found[] = [];
    for (const order of await ranked(ctx, found)) {
      const { move } = await nextStepOf(ctx, order);
      if (move !== 'none') moves.push({ salesOrderId: order.id, move });
    }
    return { moves };
  },
});

const waitingFor = async (ctx: Ctx, itemIds: readonly string[]): Promise<string[]> =>
  itemIds.length === 0 ? [] : ctx.reads.report(ordersShortOf, { itemIds });

/** Tier, penalty, due date, amount: the order in which stock is given out. */
async function ranked(ctx: Ctx, orders: readonly Order[]): Promise<readonly Order[]> {
  if (orders.length < 2) return orders;
  await Promise.all(orders.map((order) => prefetchAround(ctx.store, salesOrder, order)));
  const buyers = await ctx.store.findMany(
    customer,
    orders.map(({ customerId }) => customerId),
  );
  const wishes = orders.map((order) => {
    const tier = buyers.get(order.customerId)?.tier;
    return {
      id: order.id,
      ...(tier !== undefined && { tier }),
      ...(order.penalty !== undefined && { penalty: order.penalty }),
      due: order.requestedDate ?? order.date,
      amount: order.gross,
      quantity: '1',
    };
  });
  const byId = new Map(orders.map((order) => [order.id, order]));
  return allocateByPriority(wishes, '0').map(({ id }) => byId.get(id) as Order);
}
