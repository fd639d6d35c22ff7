import { costPool } from '../../../shared/contracts/inventory/cost-pool.ts';
import { reservation } from '../../../shared/contracts/inventory/reservation.ts';
import { item } from '../../../shared/contracts/masterdata/item.ts';
import { warehouse } from '../../../shared/contracts/masterdata/warehouse.ts';
import { type Decimal, sub } from '../../../shared/kernel/decimal.ts';
import type { Ctx } from '../../platform/context.ts';
import { guardNumber } from '../../platform/guards.ts';
import { documentKey, type Key } from '../../platform/keys.ts';
import { createStore } from '../../platform/store.ts';
import { costPoolId, reservationId } from '../domain/derived-ids.ts';

/** Where an item lies: one guard per pair. */
export interface Place {
  itemId: string;
  warehouseId: string;
}

/** onHand is physical; available = onHand − reserved. In the item's unit. */
export interface Balance {
  onHand: Decimal;
  available: Decimal;
}

const PREFIX = 'balance#';
const partitionOf = (itemId: string): string => `item#${itemId}`;

export const balanceKey = ({ itemId, warehouseId }: Place): Key => ({
  pk: partitionOf(itemId),
  sk: `${PREFIX}${warehouseId}`,
});

/** Which place a serial number is at; absent while it is outside our warehouses. */
export const serialKey = (itemId: string, serial: string): Key => ({
  pk: partitionOf(itemId),
  sk: `serial#${serial}`,
});

export const placeText = ({ itemId, warehouseId }: Place): string => `${itemId}/${warehouseId}`;

const toBalance = (stored: Parameters<typeof guardNumber>[0]): Balance => ({
  onHand: guardNumber(stored, 'onHand'),
  available: guardNumber(stored, 'available'),
});

/** Balances by `placeText`; a place where nothing ever lay has zero. */
export async function readBalances(
  ctx: Pick<Ctx, 'store'>,
  places: readonly Place[],
): Promise<Map<string, Balance>> {
  const stored = await ctx.store.items(places.map(balanceKey));
  return new Map(places.map((place, i) => [placeText(place), toBalance(stored[i])]));
}

/** As `readBalances`, but as they are at this moment, whatever this attempt has read before. */
export const readBalancesAfresh = (ctx: Ctx, places: readonly Place[]) =>
  readBalances({ store: createStore(ctx.store.client, ctx.store.table) }, places);

/** Every place where an item lies or lay. */
export async function readBalancesOfItem(
  ctx: Ctx,
  itemId: string,
): Promise<(Place & Balance & { reserved: Decimal })[]> {
  const stored = await ctx.store.partition(partitionOf(itemId), PREFIX);
  return stored.map((one) => {
    const balance = toBalance(one);
    const reserved = sub(balance.onHand, balance.available);
    return { itemId, warehouseId: one.sk.slice(PREFIX.length), ...balance, reserved };
  });
}

/** What is looked at besides the places themselves. */
export interface StockView {
  /** What the goods are worth: they move. */
  values?: boolean;
  /** The documents whose claims change. */
  claimedBy?: readonly string[];
}

/** One call for all that a claim or movement has to look at, so that later reads are free. */
export const preloadStock = (
  ctx: Ctx,
  places: readonly Place[],
  { values = false, claimedBy = [] }: StockView,
): Promise<void> =>
  ctx.store.preload([
    ...claimedBy.map((source) => documentKey(reservation, reservationId(source))),
    ...places.flatMap((place) => [
      balanceKey(place),
      documentKey(item, place.itemId),
      documentKey(warehouse, place.warehouseId),
      ...(values ? [documentKey(costPool, costPoolId(place.itemId))] : []),
    ]),
  ]);
