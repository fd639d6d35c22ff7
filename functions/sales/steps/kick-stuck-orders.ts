import * as z from 'zod';
import { salesOrderStalled } from '../../../shared/contracts/sales/events.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { salesSettings } from '../../../shared/contracts/sales/sales-settings.ts';
import { isoInstant } from '../../platform/clock.ts';
import { runCommand } from '../../platform/command.ts';
import type { Ctx } from '../../platform/context.ts';
import { hashOf } from '../../platform/hashing.ts';
import { openSystemSession } from '../../platform/http/session.ts';
import { documentKey, settingsIdOf } from '../../platform/keys.ts';
import { defineControlStep } from '../../platform/module-steps.ts';
import { emit } from '../../platform/outcome.ts';
import { prefetchAround } from '../../platform/prefetch.ts';
import type { Order } from '../domain/order-life.ts';
import type { Move } from '../domain/order-stages.ts';
import { pageOfRun } from '../domain/page-of-run.ts';
import { nextStepOf } from '../order-move.ts';
import { quietOrders } from '../reports.ts';

interface Stuck {
  order: Order;
  move: Move;
}

/**
 * Has order-to-cash look again at orders that could move and that nothing has moved: an event was
 * lost for good, or stock came free without one. Where all is well nothing is written.
 */
export const kickStuckOrders = defineControlStep({
  id: 'sales.kickStuckOrders',
  input: z.looseObject({
    at: z.string().max(40),
    /** Order-to-cash is done with an event long before; what is younger may be under way. */
    quietMinutes: z.int().min(0).default(10),
  }),
  control: async (runtime, { at, quietMinutes }, tenant) => {
    const actor = { kind: 'workflow', id: 'order-sweep' } as const;
    const session = await openSystemSession(runtime, tenant, actor, ['*.read'], `sweep-${at}`, [
      documentKey(salesSettings, settingsIdOf(salesSettings, tenant.id)),
    ]);
    const since = isoInstant(runtime.clock.now() - quietMinutes * 60_000);
    const stuck = await stuckOrders(session.contextFor(), since, at);
    if (stuck.length === 0) return { stuck: 0 };
    for (const [stage, stuckOrders] of byStage(stuck)) {
      runtime.log.warn('orders were stuck', { tenantId: tenant.id, stage, stuckOrders });
    }
    const request = {
      operation: 'sales.kickStuckOrders',
      principal: 'workflow:order-sweep',
      key: at,
      requestHash: hashOf([tenant.id, at]),
    };
    const events = stuck.map(({ order: { id, customerId } }) =>
      emit(salesOrderStalled, { salesOrderId: id, customerId }),
    );
    const decide = async () => ({ result: null, events });
    await runCommand(() => session.contextFor(), decide, request, runtime.clock);
    return { stuck: stuck.length };
  },
});

function byStage(stuck: readonly Stuck[]): Map<Move, number> {
  const counts = new Map<Move, number>();
  for (const { move } of stuck) counts.set(move, (counts.get(move) ?? 0) + 1);
  return counts;
}

async function stuckOrders(ctx: Ctx, since: string, at: string): Promise<Stuck[]> {
  const ids = pageOfRun(await ctx.reads.report(quietOrders, { since }), at);
  const orders: Order[] = [...(await ctx.store.findMany(salesOrder, ids)).values()];
  await Promise.all(orders.map((order) => prefetchAround(ctx.store, salesOrder, order)));
  const stuck: Stuck[] = [];
  for (const order of orders) {
    const { move } = await nextStepOf(ctx, order);
    if (move !== 'none') stuck.push({ order, move });
  }
  return stuck;
}
