import { type Decimal, isPositive, min, sub } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { type Place, placeText } from './data/balances.ts';
import { type LotOnHand, lotsOnHand } from './reports/lots-on-hand.ts';

/** What is taken from one lot; without one, what came in without or is not there. */
export interface LotPart {
  lot?: string;
  quantity: Decimal;
}

/** Lots of some places, to take from one after the other. */
export interface LotShelf {
  /** Serial numbers lie there: somebody must say which are taken. */
  hasSerials: (place: Place) => boolean;
  /** From the lots that came first of those that are left. */
  take: (place: Place, quantity: Decimal) => LotPart[];
}

/** A shelf of lots that were read before, those that came first before the rest. */
export function lotShelf(lots: readonly LotOnHand[]): LotShelf {
  const left = lots.map((one) => ({ ...one }));
  const at = (place: Place) => left.filter((one) => placeText(one) === placeText(place));
  return {
    hasSerials: (place) => at(place).some(({ serial }) => serial !== undefined),
    take(place, quantity) {
      const parts: LotPart[] = [];
      let open = quantity;
      for (const one of at(place)) {
        const taken = min(open, one.quantity);
        if (!isPositive(taken)) continue;
        parts.push({ ...(one.lot !== undefined && { lot: one.lot }), quantity: taken });
        one.quantity = sub(one.quantity, taken);
        open = sub(open, taken);
      }
      return isPositive(open) ? [...parts, { quantity: open }] : parts;
    },
  };
}

/**
 * Lots in some places. It looks at what has happened: a lot that leaves at the same moment is
 * missing only afterwards.
 */
export async function openLotShelf(ctx: Ctx, places: readonly Place[]): Promise<LotShelf> {
  if (places.length === 0) return lotShelf([]);
  const asked = places.map(({ itemId, warehouseId }) => ({ itemId, warehouseId }));
  return lotShelf(await ctx.reads.report(lotsOnHand, { places: asked }));
}
