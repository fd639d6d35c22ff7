import { item } from '../../shared/contracts/masterdata/item.ts';
import { warehouse } from '../../shared/contracts/masterdata/warehouse.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import {
  add,
  type Decimal,
  eq,
  isPositive,
  lt,
  neg,
  round,
  sub,
} from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { needAll } from '../platform/entity.ts';
import type { Guard } from '../platform/guard.ts';
import {
  type Balance,
  balanceKey,
  type Place,
  placeText,
  preloadStock,
  readBalances,
  type StockView,
} from './data/balances.ts';
import { overParts } from './domain/balance-parts.ts';
import {
  insufficientAvailable,
  insufficientInWarehouse,
  itemNotStocked,
  serialQuantity,
  tooManyDecimals,
} from './domain/inventory-errors.ts';
import { type BalanceEffect, mergeEffects } from './domain/stock-move.ts';
import { expiredOf } from './expired-of.ts';

/** All that a movement or a claim looks at before it decides. */
export interface StockRoom {
  items: ReadonlyMap<string, Doc<typeof item>>;
  warehouses: ReadonlyMap<string, Doc<typeof warehouse>>;
  balances: ReadonlyMap<string, Balance>;
  /** What no claim may count on, of a room that claims are made in. */
  expiredAt?: (place: Place) => Decimal;
}

const nothing: Balance = { onHand: '0', available: '0' };

/** A place with the input field it came from. */
export type AskedPlace = Place & { pointer?: string | undefined };

export async function enterStockRoom(
  ctx: Ctx,
  places: readonly AskedPlace[],
  view: StockView = { values: true },
): Promise<StockRoom> {
  await preloadStock(ctx, places, view);
  const pointerOf = (id: string) =>
    places.find(({ itemId, warehouseId }) => itemId === id || warehouseId === id)?.pointer ?? '';
  const ids = (key: keyof Place) => [...new Set(places.map((place) => place[key]))];
  const [items, warehouses, balances] = await Promise.all([
    needAll(ctx, item, ids('itemId'), pointerOf),
    needAll(ctx, warehouse, ids('warehouseId'), pointerOf),
    readBalances(ctx, places),
  ]);
  return { items, warehouses, balances };
}

/** The same to claim in: what has expired is left alone, whoever else claims at the same moment. */
export async function enterToClaim(
  ctx: Ctx,
  places: readonly AskedPlace[],
  view?: StockView,
): Promise<StockRoom> {
  const room = await enterStockRoom(ctx, places, view);
  return { ...room, expiredAt: await expiredOf(ctx, [...room.items.keys()]) };
}

export const isOurs = (room: StockRoom, warehouseId: string): boolean =>
  room.warehouses.get(warehouseId)?.kind !== 'customerOwned';

/** The item can be moved in this quantity; throws 422 at the line. */
export function assertMovable(
  room: StockRoom,
  line: { itemId: string; quantity: Decimal; serial?: string | undefined },
  pointer: string,
): void {
  const known = room.items.get(line.itemId);
  const { code, decimals, stocked } = known as Doc<typeof item>;
  if (!stocked) throw itemNotStocked({ item: code }, `${pointer}/itemId`);
  if (round(line.quantity, decimals) !== add(line.quantity)) {
    const { quantity } = line;
    throw tooManyDecimals({ item: code, decimals, quantity }, `${pointer}/quantity`);
  }
  if (line.serial !== undefined && !eq(line.quantity, '1')) {
    const { serial, quantity } = line;
    throw serialQuantity({ serial, quantity }, `${pointer}/quantity`);
  }
}

/** The effect of a movement or claim, and the input field to blame when it is refused. */
export type AskedEffect = BalanceEffect & { pointer?: string | undefined };

/**
 * One guard per balance, in a fixed order. What is taken from the shelf must lie there, and what
 * others have reserved stays, unless the company allows negative stock; goods of customers and
 * new claims are never short. Throws 422 at once when the balances read so far refuse.
 */
export function balanceGuards(ctx: Ctx, room: StockRoom, effects: readonly AskedEffect[]): Guard[] {
  return mergeEffects(effects).flatMap((effect) => {
    const place = { itemId: effect.item, warehouseId: effect.warehouse };
    const onHand = effect.onHand;
    const available = sub(effect.onHand, effect.reserved);
    const lenient = ctx.company.allowNegativeStock && isOurs(room, place.warehouseId);
    const takes = lt(onHand, '0') && !lenient;
    const claims = lt(available, '0') && (!lenient || lt('0', effect.reserved));
    const pointer = pointerTo(effects, effect);
    const now: Balance = room.balances.get(placeText(place)) ?? nothing;
    const floor = isPositive(effect.reserved) ? floorOf(room, place, now) : '0';
    const names = {
      item: room.items.get(place.itemId)?.code ?? place.itemId,
      warehouse: room.warehouses.get(place.warehouseId)?.code ?? place.warehouseId,
    };
    const short = insufficientInWarehouse({ ...names, ...now, quantity: neg(onHand) }, pointer);
    const taken = insufficientAvailable({ ...names, ...now, quantity: neg(available) }, pointer);
    if (takes && lt(add(now.onHand, onHand), '0')) throw short;
    if (claims && lt(add(now.available, available), floor)) throw taken;
    const refusal = takes && !claims ? short : taken;
    const changes = { onHand, available };
    const shares = now.parts
      ? overParts(now.parts, changes, { first: firstPart(ctx, now.parts.length) })
      : [{ part: 0, ...changes }];
    return shares.map(({ part, ...share }) => ({
      key: balanceKey(place, part),
      add: share,
      ...((takes || claims) && {
        atLeast: { ...(takes && { onHand: '0' }), ...(claims && { available: floor }) },
      }),
      refusal,
    }));
  });
}

/**
 * What a claim must leave: what has expired. A balance in parts knows only what is free in each of
 * them; there the decision before the claim leaves it out alone.
 */
const floorOf = (room: StockRoom, place: Place, { parts }: Balance): Decimal =>
  (parts === undefined ? room.expiredAt?.(place) : undefined) ?? '0';

/** Somewhere else for everybody, so that they do not meet. */
const firstPart = (ctx: Ctx, parts: number): number => (ctx.random(1)[0] ?? 0) % parts;

const pointerTo = (effects: readonly AskedEffect[], { item, warehouse }: BalanceEffect) =>
  effects.find((one) => one.item === item && one.warehouse === warehouse)?.pointer;
