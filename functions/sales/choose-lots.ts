import { openLotShelf } from '../inventory/queries.ts';
import type { Ctx } from '../platform/context.ts';
import type { OrderLine } from './domain/order-life.ts';
import type { DeliveryWish } from './domain/plan-delivery.ts';

/** Goods tracked by lot leave from the oldest lots, unless somebody said which. */
export async function inOldestLots(
  ctx: Ctx,
  lines: readonly OrderLine[],
  wishes: readonly DeliveryWish[],
  trackLots: (itemId: string) => boolean,
): Promise<DeliveryWish[]> {
  const placeOf = ({ orderLine, lot }: DeliveryWish) => {
    const line = lines.find(({ lineNo }) => lineNo === orderLine);
    if (lot !== undefined || line?.warehouseId === undefined) return undefined;
    const { itemId, warehouseId } = line;
    return trackLots(itemId) ? { itemId, warehouseId } : undefined;
  };
  const shelf = await openLotShelf(
    ctx,
    wishes.flatMap((wish) => placeOf(wish) ?? []),
  );
  return wishes.flatMap((wish, index) => {
    const pointer = `/lines/${index}`;
    const place = placeOf(wish);
    if (!place) return [{ ...wish, pointer }];
    return shelf.take(place, wish.quantity).map((part) => ({ ...wish, ...part, pointer }));
  });
}
