import { salesReturn } from '../../shared/contracts/sales/sales-return.ts';
import { isZero } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, revise } from '../platform/outcome.ts';
import type { Order } from './domain/order-life.ts';
import type { Delivery, DeliveryLine } from './domain/plan-invoice.ts';
import { creditDue } from './domain/plan-return.ts';

/** Returns whose deliveries have nothing left to credit are settled. */
export async function settledReturns(
  ctx: Ctx,
  order: Order,
  credited: readonly { before: Delivery; lines: readonly DeliveryLine[] }[],
): Promise<Change[]> {
  const clear = credited
    .filter(({ lines }) => lines.every((line) => isZero(creditDue(line))))
    .map(({ before }) => before.id);
  if (clear.length === 0 || order.returnIds === undefined) return [];
  const returns = await ctx.store.findMany(salesReturn, order.returnIds);
  return [...returns.values()]
    .filter(({ state, deliveryId }) => state === 'received' && clear.includes(deliveryId))
    .map((one) => revise(ctx, salesReturn, one, { state: 'credited' }));
}
