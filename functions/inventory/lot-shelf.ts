import { add, type Decimal, isPositive, min, sub } from '../../shared/kernel/decimal.ts';
import { itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { type Place, placeText } from './data/balances.ts';
import { insufficientUnexpired, lotExpired } from './domain/inventory-errors.ts';
import { type LotOnHand, lotsOnHand } from './reports/lots-on-hand.ts';

/** What is taken from one lot; without one, what came in without or is not there. */
export interface LotPart {
  lot?: string;
  quantity: Decimal;
}

/** A lot that somebody named, or a piece of it, and the line to blame. */
export interface NamedLot extends Place {
  lot?: string | undefined;
  serial?: string | undefined;
  /** As people call it. */
  item: string;
  pointer: string;
}

/** Lots of some places, to take from one after the other. */
export interface LotShelf {
  /** Serial numbers lie there: somebody must say which are taken. */
  hasSerials: (place: Place) => boolean;
  /** From the first lots of those that are left and have not expired. */
  take: (place: Place, quantity: Decimal) => LotPart[];
  /** What lies there and is past its last good day. */
  expired: (place: Place) => Decimal;
  /** Throws 422 'inventory.lotExpired'. */
  assertGood: (named: NamedLot) => void;
  /** Throws 422 'inventory.insufficientStock' where there is enough only with what has expired. */
  assertCovers: (wanted: Omit<NamedLot, 'lot' | 'serial'> & { quantity: Decimal }) => void;
}

/** A shelf of lots that were read before, in their order; a lot is good up to its last day. */
export function lotShelf(lots: readonly LotOnHand[], date: string): LotShelf {
  const isGood = ({ expiresOn = date }: LotOnHand) => expiresOn >= date;
  const left = lots.map((one) => ({ ...one }));
  const at = (place: Place) => left.filter((one) => placeText(one) === placeText(place));
  const total = (some: readonly LotOnHand[]) =>
    some.reduce((sum, { quantity }) => add(sum, quantity), '0');
  const expired = (place: Place) => total(at(place).filter((one) => !isGood(one)));
  return {
    hasSerials: (place) => at(place).some(({ serial }) => serial !== undefined),
    take(place, quantity) {
      const parts: LotPart[] = [];
      let open = quantity;
      for (const one of at(place).filter(isGood)) {
        const taken = min(open, one.quantity);
        if (!isPositive(taken)) continue;
        parts.push({ ...(one.lot !== undefined && { lot: one.lot }), quantity: taken });
        one.quantity = sub(one.quantity, taken);
        open = sub(open, taken);
      }
      return isPositive(open) ? [...parts, { quantity: open }] : parts;
    },
    expired,
    assertGood({ lot, serial, item, pointer, ...place }) {
      const isNamed = (one: LotOnHand) =>
        (lot !== undefined && one.lot === lot) || (serial !== undefined && one.serial === serial);
      const named = at(place).find((one) => isNamed(one) && !isGood(one));
      if (!named) return;
      const { lot: expired, expiresOn } = named;
      throw lotExpired({ lot: expired, item, expiresOn }, `${pointer}/${lot ? 'lot' : 'serial'}`);
    },
    assertCovers({ item, quantity, pointer, ...place }) {
      const gone = expired(place);
      if (!isPositive(gone)) return;
      const available = total(at(place).filter(isGood));
      if (!isPositive(sub(quantity, available))) return;
      throw insufficientUnexpired(
        { item, expired: gone, available, quantity },
        `${pointer}/quantity`,
      );
    },
  };
}

/**
 * Lots in some places, as they are to leave on a day. It looks at what has happened: a lot that
 * leaves at the same moment is missing only afterwards.
 */
export async function openLotShelf(
  ctx: Ctx,
  places: readonly Place[],
  date: string,
): Promise<LotShelf> {
  if (places.length === 0) return lotShelf([], date);
  const asked = new Map(
    places.map(({ itemId, warehouseId }) => {
      const place = { itemId, warehouseId };
      return [placeText(place), place];
    }),
  );
  return lotShelf(await ctx.reads.report(lotsOnHand, { places: [...asked.values()] }), date);
}

/** Throws 422 'inventory.lotExpired' at the first line that names a lot or piece past its day. */
export async function assertUnexpired(
  ctx: Ctx,
  lines: readonly (Place & { lot?: string; serial?: string; pointer: string })[],
  date: string,
): Promise<void> {
  const named = lines.filter(({ lot, serial }) => (lot ?? serial) !== undefined);
  if (named.length === 0) return;
  const shelf = await openLotShelf(ctx, named, date);
  const items = await itemsById(
    ctx,
    named.map(({ itemId }) => itemId),
  );
  for (const line of named) {
    shelf.assertGood({ ...line, item: items.get(line.itemId)?.code ?? line.itemId });
  }
}
