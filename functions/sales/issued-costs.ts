import { stockMove } from '../../shared/contracts/inventory/stock-move.ts';
import type { Decimal } from '../../shared/kernel/decimal.ts';
import { shareBetween } from '../../shared/kernel/share-between.ts';
import type { Ctx } from '../platform/context.ts';
import type { Delivery, DeliveryLine } from './domain/plan-invoice.ts';
import type { Cost } from './vouchers.ts';

export interface Slice {
  delivery: Delivery;
  line: DeliveryLine;
  from: Decimal;
  to: Decimal;
}

/**
 * What some units of deliveries cost when they left, out of their stock movements. Slices of one
 * line add up to the cost of the line.
 */
export async function costsOf(ctx: Ctx, slices: readonly Slice[]): Promise<Cost[]> {
  const ids = slices.flatMap(({ delivery }) => delivery.stockMoveId ?? []);
  const moves = await ctx.store.findMany(stockMove, ids);
  return slices.flatMap(({ delivery, line, from, to }) => {
    const lines = moves.get(delivery.stockMoveId ?? '')?.lines ?? [];
    const moved = lines.find(({ sourceLine }) => sourceLine === String(line.lineNo));
    if (moved?.cost === undefined) return [];
    const cost = shareBetween(moved.cost, from, to, line.quantity, ctx.company.currency);
    const { itemId } = line;
    const provisional = moved.provisional ?? false;
    return [{ itemId, cost, stockRole: 'goodsShipped' as const, provisional }];
  });
}
