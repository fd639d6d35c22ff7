import { addDays } from '../../shared/kernel/date.ts';
import { balancesOf, placeText } from '../inventory/queries.ts';
import { itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import type { Order, OrderLine } from './domain/order-life.ts';
import type { FreeStock } from './domain/reserve-lines.ts';

/** The order as the document that claims stock. */
export const sourceOf = ({ id, number }: Pick<Order, 'id' | 'number'>) => ({
  noun: 'salesOrder',
  id,
  number,
});

/** What lies free where the lines leave from, read consistently. */
export async function freeStock(ctx: Ctx, lines: readonly OrderLine[]): Promise<FreeStock> {
  const items = await itemsById(
    ctx,
    lines.map(({ itemId }) => itemId),
  );
  const places = lines.flatMap(({ itemId, warehouseId }) =>
    warehouseId === undefined ? [] : [{ itemId, warehouseId }],
  );
  const balances = await balancesOf(ctx, places);
  return {
    stocked: (itemId) => items.get(itemId)?.stocked ?? false,
    available: (itemId, warehouseId) =>
      balances.get(placeText({ itemId, warehouseId }))?.available ?? '0',
    until: addDays(ctx.today, ctx.company.reserveHorizonDays),
  };
}
