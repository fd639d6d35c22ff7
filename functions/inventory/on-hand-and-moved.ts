import { type Decimal, eq } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { type Place, placeText, readBalancesAfresh } from './data/balances.ts';
import { stockMovesMeanwhile } from './domain/inventory-errors.ts';
import { movedSince } from './reports/moved-since.ts';

interface Asked {
  warehouseId: string;
  itemIds: readonly string[];
  since: string;
}

export interface OnHandAndMoved {
  onHand: Decimal;
  moved: Decimal;
}

const MAX_LOOKS = 5;

/**
 * On hand now, and what moved since a moment, from two sources that must speak of the same
 * instant: looked at again until the balance before and after the question is the same.
 */
export async function onHandAndMoved(
  ctx: Ctx,
  { warehouseId, itemIds, since }: Asked,
): Promise<Map<string, OnHandAndMoved>> {
  const places: Place[] = itemIds.map((itemId) => ({ itemId, warehouseId }));
  let before = await readBalancesAfresh(ctx, places);
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    const moved = new Map(
      (await ctx.reads.report(movedSince, { warehouseId, since })).map((row) => [
        row.itemId,
        row.quantity,
      ]),
    );
    const after = await readBalancesAfresh(ctx, places);
    const still = places.every((place) => {
      const key = placeText(place);
      return eq(before.get(key)?.onHand ?? '0', after.get(key)?.onHand ?? '0');
    });
    if (still) {
      return new Map(
        places.map((place) => [
          place.itemId,
          {
            onHand: after.get(placeText(place))?.onHand ?? '0',
            moved: moved.get(place.itemId) ?? '0',
          },
        ]),
      );
    }
    before = after;
  }
  throw stockMovesMeanwhile();
}
