import { addDays } from '../../shared/kernel/date.ts';
import { gt } from '../../shared/kernel/decimal.ts';
import {
  type Balance,
  type Place,
  placeText,
  preloadStock,
  usableBalances,
} from '../inventory/queries.ts';
import type { Ctx } from '../platform/context.ts';
import type { Order, OrderLine } from './domain/order-life.ts';
import { type FreeStock, MAX_PLACES } from './domain/reserve-lines.ts';

/** The order as the document that claims stock. */
export const sourceOf = ({ id, number }: Pick<Order, 'id' | 'number'>) => ({
  noun: 'salesOrder',
  id,
  number,
});

/** How many places are asked for at once, before it is known whether more are needed. */
const GLANCE = 100;

/**
 * What lies free where the lines leave from, read consistently. It looks until it has found as
 * many places with stock as one commit can claim; of a longer order the rest counts as empty.
 */
export async function freeStock(ctx: Ctx, lines: readonly OrderLine[]): Promise<FreeStock> {
  const places = placesOf(lines);
  const found = new Map<string, Balance>();
  let stocked = 0;
  for (let start = 0; start < places.length && stocked < MAX_PLACES; start += GLANCE) {
    for (const [place, balance] of await usableBalances(ctx, places.slice(start, start + GLANCE))) {
      found.set(place, balance);
      if (gt(balance.available, '0')) stocked += 1;
    }
  }
  return {
    available: (itemId, warehouseId) =>
      found.get(placeText({ itemId, warehouseId }))?.available ?? '0',
    until: addDays(ctx.today, ctx.company.reserveHorizonDays),
  };
}

/** Reads ahead what claiming stock for an order will look at. */
export const lookAtStock = (ctx: Ctx, order: Pick<Order, 'id' | 'lines'>): Promise<void> =>
  preloadStock(ctx, placesOf(order.lines).slice(0, GLANCE), { claimedBy: [order.id] });

/** Each place once, in the order of the lines. */
function placesOf(lines: readonly OrderLine[]): Place[] {
  const places = new Map<string, Place>();
  for (const { itemId, warehouseId } of lines) {
    if (warehouseId === undefined) continue;
    places.set(placeText({ itemId, warehouseId }), { itemId, warehouseId });
  }
  return [...places.values()];
}
