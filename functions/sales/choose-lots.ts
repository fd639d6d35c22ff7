import { openLotShelf } from '../inventory/queries.ts';
import type { Ctx } from '../platform/context.ts';
import type { OrderLine } from './domain/order-life.ts';
import type { DeliveryWish } from './domain/plan-delivery.ts';

interface Choosing {
  /** The day the goods leave. */
  date: string;
  items: ReadonlyMap<string, { code: string; trackLots?: boolean | undefined }>;
}

/**
 * Goods tracked by lot leave from the lots that expire first, else from the oldest, unless somebody
 * said which. Nothing that has expired leaves.
 */
export async function inFirstLots(
  ctx: Ctx,
  lines: readonly OrderLine[],
  wishes: readonly DeliveryWish[],
  { date, items }: Choosing,
): Promise<DeliveryWish[]> {
  const asked = wishes.map((wish, index) => {
    const line = lines.find(({ lineNo }) => lineNo === wish.orderLine);
    const known = line && items.get(line.itemId);
    const traced = wish.lot !== undefined || known?.trackLots;
    const pointer = `/lines/${index}`;
    if (!known || !traced || line.warehouseId === undefined) return { wish, pointer };
    const { itemId, warehouseId } = line;
    return { wish, pointer, place: { itemId, warehouseId, item: known.code, pointer } };
  });
  const places = asked.flatMap(({ place }) => place ?? []);
  const shelf = await openLotShelf(ctx, places, date);
  return asked.flatMap(({ wish, pointer, place }) => {
    const { lot, quantity } = wish;
    if (place) shelf.assertGood({ ...place, lot });
    if (!place || lot !== undefined) return [{ ...wish, pointer }];
    if (!ctx.company.allowNegativeStock) shelf.assertCovers({ ...place, quantity });
    return shelf.take(place, quantity).map((part) => ({ ...wish, ...part, pointer }));
  });
}
