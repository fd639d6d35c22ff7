import { add, type Decimal, isPositive, max, min, sub } from '../../shared/kernel/decimal.ts';
import { claimsOf, placeText, usableBalances } from '../inventory/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { type Order, stillNeeded } from './domain/work-order-life.ts';

export interface Short {
  itemId: string;
  /** From where the order takes it. */
  warehouseId: string;
  quantity: Decimal;
}

/**
 * What an order needs beyond what is claimed for it and what lies free where it takes it from, by
 * item. Lines that take from the same shelf share it.
 */
export async function shortMaterial(ctx: Ctx, order: Order): Promise<Short[]> {
  const { id, materials } = order;
  const [claims, balances] = await Promise.all([claimsOf(ctx, id), usableBalances(ctx, materials)]);
  const free = new Map<string, Decimal>();
  const shorts = new Map<string, Short>();
  for (const line of materials) {
    const { lineNo, itemId, warehouseId } = line;
    const mine = claims.filter(({ sourceLine }) => sourceLine === String(lineNo));
    const claimed = mine.reduce<Decimal>((all, { quantity }) => add(all, quantity), '0');
    const needed = max('0', sub(stillNeeded(line), claimed));
    const place = placeText(line);
    const there = free.get(place) ?? max('0', balances.get(place)?.available ?? '0');
    const taken = min(there, needed);
    free.set(place, sub(there, taken));
    const quantity = sub(needed, taken);
    if (!isPositive(quantity)) continue;
    const known = shorts.get(itemId) ?? { itemId, warehouseId, quantity: '0' };
    shorts.set(itemId, { ...known, quantity: add(known.quantity, quantity) });
  }
  return [...shorts.values()];
}
