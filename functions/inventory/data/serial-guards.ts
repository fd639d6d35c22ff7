import type * as z from 'zod';
import type { stockMoveLine } from '../../../shared/contracts/inventory/stock-move.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Guard } from '../../platform/guard.ts';
import { guardHolds } from '../../platform/guards.ts';
import { serialNotThere, serialThereAlready } from '../domain/inventory-errors.ts';
import { serialKey } from './balances.ts';

type Line = z.infer<typeof stockMoveLine>;

/**
 * A serial number is in one place at a time (S4): it leaves where it is, and arrives only once.
 * Throws 422 at once when what was read refuses.
 */
export async function serialGuards(ctx: Ctx, lines: readonly Line[]): Promise<Guard[]> {
  const guards = lines.flatMap(guardOf);
  const places = await ctx.store.items(guards.map(({ key }) => key));
  guards.forEach((guard, index) => {
    if (!guardHolds(guard, places[index])) throw guard.refusal;
  });
  return guards;
}

function guardOf({ itemId, serial, fromWarehouseId, toWarehouseId }: Line): Guard[] {
  if (serial === undefined) return [];
  const key = serialKey(itemId, serial);
  if (fromWarehouseId === undefined) {
    const set = { place: toWarehouseId ?? '' };
    return [{ key, absent: true, set, refusal: serialThereAlready({ serial }) }];
  }
  const leaves = { key, equals: { place: fromWarehouseId }, refusal: serialNotThere({ serial }) };
  if (toWarehouseId === undefined) return [{ ...leaves, remove: true }];
  return [{ ...leaves, set: { place: toWarehouseId } }];
}
