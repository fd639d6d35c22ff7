import { type Decimal, sum } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import type { Order } from './domain/work-order-life.ts';
import { soldShort } from './reports/sold-short.ts';

/** What an order leaves of an item in a warehouse when it claims by itself. */
export type Left = (order: Order, itemId: string, warehouseId: string) => Decimal;

/** Who decides by hand leaves nothing. */
export const leaveNothing: Left = () => '0';

/** Goods that arrive are the customer's before an order's that starts on his day or later. */
export async function leftToCustomers(ctx: Ctx, itemIds: readonly string[]): Promise<Left> {
  const sold = await ctx.reads.report(soldShort, { itemIds });
  return ({ startOn }, itemId, warehouseId) =>
    sum(
      sold
        .filter((one) => one.itemId === itemId && one.warehouseId === warehouseId)
        .filter(({ due }) => due <= startOn)
        .map(({ quantity }) => quantity),
    );
}
