import { delivery } from '../../shared/contracts/sales/delivery.ts';
import type { Ctx } from '../platform/context.ts';
import type { Order } from './domain/order-life.ts';
import type { OrderFacts } from './domain/order-stages.ts';
import { receivablesOf } from './receivables.ts';

/** An order with its deliveries, oldest first, and its receivables, read consistently. */
export async function factsOf(ctx: Ctx, order: Order): Promise<OrderFacts> {
  const [deliveries, receivables] = await Promise.all([
    ctx.store.findMany(delivery, order.deliveryIds ?? []),
    receivablesOf(ctx, order),
  ]);
  return { order, deliveries: [...deliveries.values()], receivables };
}
