import { costPool } from '../../../shared/contracts/inventory/cost-pool.ts';
import { reservation } from '../../../shared/contracts/inventory/reservation.ts';
import { item } from '../../../shared/contracts/masterdata/item.ts';
import { warehouse } from '../../../shared/contracts/masterdata/warehouse.ts';
import { add, type Decimal, sub } from '../../../shared/kernel/decimal.ts';
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
export interface Amounts {
  onHand: Decimal;
  available: Decimal;
}

/** A balance that many ask for at once is kept in parts, so that they do not stand in line. */
export interface Balance extends Amounts {
  parts?: readonly Amounts[];
}

const PREFIX = 'balance#';
const partitionOf = (itemId: string): string => `item#${itemId}`;

/** The first part also says how many there are. */
export const balanceKey = ({ itemId, warehouseId }: Place, part = 0): Key => ({
  pk: partitionOf(itemId),
  sk: `${PREFIX}${warehouseId}${part === 0 ? '' : `~${part}`}`,
});

/** Which place a serial number is at; absent while it is outside our warehouses. */
export const serialKey = (itemId: string, serial: string): Key => ({
  pk: partitionOf(itemId),
  sk: `serial#${serial}`,
});

/** How much of a lot lies in a place. */
export const lotKey = ({ itemId, warehouseId }: Place, lot: string): Key => ({
  pk: partitionOf(itemId),
  sk: `lot#${warehouseId}#${lot}`,
});

export const placeText = ({ itemId, warehouseId }: Place): string => `${itemId}/${warehouseId}`;

type Stored = Parameters<typeof guardNumber>[0];

const amountsIn = (stored: Stored): Amounts => ({
  onHand: guardNumber(stored, 'onHand'),
  available: guardNumber(stored, 'available'),
});

const partsIn = (stored: Stored): number => Number(stored?.parts ?? 1);

function inAll(parts: readonly Amounts[]): Balance {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const total = (of: keyof Amounts) => parts.reduce((sum, part) => add(sum, part[of]), '0');
  return { onHand: total('onHand'), available: total('available'), parts };
}

/** Balances by `placeText`; a place where nothing ever lay has zero. */
export async function readBalances(
  ctx: Pick<Ctx, 'store'>,
  places: readonly Place[],
): Promise<Map<string, Balance>> {
  const firsts = await ctx.store.items(places.map((place) => balanceKey(place)));
  const balances = await Promise.all(
    places.map(async (place, i): Promise<[string, Balance]> => {
      const more = Array.from({ length: partsIn(firsts[i]) - 1 }, (_, part) => part + 1);
      const others = more.length === 0 ? [] : more.map((part) => balanceKey(place, part));
      const parts = [firsts[i], ...(others.length === 0 ? [] : await ctx.store.items(others))];
      return [placeText(place), inAll(parts.map(amountsIn))];
    }),
  );
  return new Map(balances);
}

/** As `readBalances`, but as they are at this moment, whatever this attempt has read before. */
export const readBalancesAfresh = (ctx: Ctx, places: readonly Place[]) =>
  readBalances({ store: createStore(ctx.store.client, ctx.store.table) }, places);

/** How much of some lots the guards hold at this moment. */
export async function readLotsAfresh(
  ctx: Ctx,
  lots: readonly (Place & { lot: string })[],
): Promise<Decimal[]> {
  const store = createStore(ctx.store.client, ctx.store.table);
  const held = await store.items(lots.map((one) => lotKey(one, one.lot)));
  return held.map((one) => guardNumber(one, 'onHand'));
}

/** Every place where an item lies or lay. */
export async function readBalancesOfItem(
  ctx: Ctx,
  itemId: string,
): Promise<(Place & Balance & { reserved: Decimal })[]> {
  const stored = await ctx.store.partition(partitionOf(itemId), PREFIX);
  const byWarehouse = Map.groupBy(stored, ({ sk }) => sk.slice(PREFIX.length).split('~')[0] ?? '');
  return [...byWarehouse].map(([warehouseId, parts]) => {
    const balance = inAll(parts.map(amountsIn));
    const reserved = sub(balance.onHand, balance.available);
    return { itemId, warehouseId, ...balance, reserved };
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
