import { costPool } from '../../shared/contracts/inventory/cost-pool.ts';
import { reservation } from '../../shared/contracts/inventory/reservation.ts';
import { item } from '../../shared/contracts/masterdata/item.ts';
import { warehouse } from '../../shared/contracts/masterdata/warehouse.ts';
import { add, type Decimal, isPositive, min, sub } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import {
  type Balance,
  type Place,
  placeText,
  readBalances,
  readBalancesOfItem,
} from './data/balances.ts';
import { costPoolId, reservationId } from './domain/derived-ids.ts';
import type { AveragedMonth } from './domain/monthly-average.ts';
import { type ReservationOutcome, type ReservationWish, reserve } from './domain/reservation.ts';
import type { ReservationLine } from './domain/reservation-lines.ts';
import { expiredOf } from './expired-of.ts';
import { assertMonthRuns } from './month-runs.ts';
import { openProductionMonths } from './reports/month-issues.ts';

export { type Balance, type Place, placeText, preloadStock } from './data/balances.ts';
export { type AllocationOrder, allocateByPriority } from './domain/allocate-by-priority.ts';
export { stockMoveId } from './domain/derived-ids.ts';
export { type AveragedMonth, monthIssueCost } from './domain/monthly-average.ts';
export { type LotShelf, openLotShelf } from './lot-shelf.ts';
export { expiredIn } from './reports/expired-stock.ts';

/** Balances by `placeText(place)`, read consistently. */
export const balancesOf = (ctx: Ctx, places: readonly Place[]): Promise<Map<string, Balance>> =>
  readBalances(ctx, places);

export interface UsableBalance extends Balance {
  /** On hand and past its last good day. */
  expired: Decimal;
}

/**
 * The same as orders may use it: what has expired is on hand, and not available. Where more is
 * claimed than is good, less than nothing is: what one gives back then serves nobody else.
 */
export async function usableBalances(
  ctx: Ctx,
  places: readonly Place[],
): Promise<Map<string, UsableBalance>> {
  const ids = places.map(({ itemId }) => itemId);
  const [balances, expiredAt] = await Promise.all([balancesOf(ctx, places), expiredOf(ctx, ids)]);
  return new Map(
    places.map((place) => {
      const at = placeText(place);
      return [at, usable(balances.get(at) as Balance, expiredAt(place))];
    }),
  );
}

const usable = <B extends Balance>(balance: B, expired: Decimal): B & UsableBalance => ({
  ...balance,
  expired,
  available: sub(balance.available, expired),
});

/** As people are shown it: below zero only where more was taken than lay there. */
export const shownAvailable = ({ available, expired }: Omit<UsableBalance, 'onHand'>): Decimal =>
  isPositive(available) ? available : min('0', add(available, expired));

/** What a document has claimed of the stock, read consistently. */
export async function claimsOf(ctx: Ctx, sourceId: string): Promise<readonly ReservationLine[]> {
  return (await ctx.store.find(reservation, reservationId(sourceId)))?.lines ?? [];
}

/** Items of production whose costs of a month are still to be run; asserts that they can be. */
export async function productionMonthItems(ctx: Ctx, period: string): Promise<string[]> {
  assertMonthRuns(ctx, period);
  return ctx.reads.report(openProductionMonths, { period });
}

/** The averages of a month that was run, by item; items still open are left out. */
export async function averagesOf(
  ctx: Ctx,
  itemIds: readonly string[],
  period: string,
): Promise<Map<string, AveragedMonth>> {
  const ids = [...new Set(itemIds)];
  const pools = await ctx.store.findMany(costPool, ids.map(costPoolId));
  return new Map(
    ids.flatMap((id) => {
      const months = pools.get(costPoolId(id))?.closedMonths ?? [];
      const month = months.find((one) => one.period === period);
      return month ? [[id, month] as const] : [];
    }),
  );
}

/** What one unit of each item costs as things stand: its pool's, else its standard cost, else 0. */
export async function unitCostsOf(
  ctx: Ctx,
  itemIds: readonly string[],
): Promise<Map<string, Decimal>> {
  const ids = [...new Set(itemIds)];
  const [pools, items] = await Promise.all([
    ctx.store.findMany(costPool, ids.map(costPoolId)),
    ctx.store.findMany(item, ids),
  ]);
  const costOf = (id: string) => {
    const last = pools.get(costPoolId(id))?.lastUnitCost;
    return last !== undefined && isPositive(last) ? last : (items.get(id)?.standardCost ?? '0');
  };
  return new Map(ids.map((id) => [id, costOf(id)]));
}

/** What an item has in one warehouse. */
export interface Shelf extends UsableBalance {
  warehouseId: string;
  reserved: Decimal;
  nettable: boolean;
}

/** What can be had of an item in all warehouses that count, and where it lies. */
export interface ItemAvailability extends UsableBalance {
  itemId: string;
  reserved: Decimal;
  /** All warehouses where it lies or lay, nettable ones or not. */
  shelves: Shelf[];
}

/**
 * On hand, reserved, available and expired over all nettable warehouses; balances are read
 * consistently.
 */
export async function availability(
  ctx: Ctx,
  itemIds: readonly string[],
): Promise<Map<string, ItemAvailability>> {
  const ids = [...new Set(itemIds)];
  const [expiredAt, ...lists] = await Promise.all([
    expiredOf(ctx, ids),
    ...ids.map((id) => readBalancesOfItem(ctx, id)),
  ]);
  const warehouses = await ctx.store.findMany(
    warehouse,
    lists.flat().map(({ warehouseId }) => warehouseId),
  );
  return new Map(
    ids.map((itemId, i) => {
      const shelves = (lists[i] ?? []).map(({ itemId: _, ...shelf }) => {
        const at = warehouses.get(shelf.warehouseId);
        const good = usable(shelf, expiredAt({ itemId, warehouseId: shelf.warehouseId }));
        return { ...good, nettable: at?.nettable === true && at.kind !== 'customerOwned' };
      });
      return [itemId, { itemId, ...totalOf(shelves), shelves }];
    }),
  );
}

const totalOf = (shelves: readonly Shelf[]) =>
  shelves
    .filter(({ nettable }) => nettable)
    .reduce(
      (total, shelf) => ({
        onHand: add(total.onHand, shelf.onHand),
        reserved: add(total.reserved, shelf.reserved),
        available: add(total.available, shelf.available),
        expired: add(total.expired, shelf.expired),
      }),
      { onHand: '0', reserved: '0', available: '0', expired: '0' },
    );

/** A wish names warehouses in order of preference; without any, all that count are looked into. */
export type Wish = Omit<ReservationWish, 'warehouses'> & { warehouses?: readonly string[] };

/**
 * What of the wishes could be reserved now, in their order: pass `reservations` on to `reserve`
 * as its lines (line → sourceLine, item → itemId, warehouse → warehouseId).
 */
export async function planReservation(
  ctx: Ctx,
  wishes: readonly Wish[],
  options: { partial: boolean; kind?: 'soft' | 'hard' },
): Promise<ReservationOutcome> {
  const stock = await availability(
    ctx,
    wishes.map(({ item }) => item),
  );
  const shelvesOf = (item: string) => {
    const nettable = (stock.get(item)?.shelves ?? []).filter((shelf) => shelf.nettable);
    return nettable.toSorted((a, b) => (a.warehouseId < b.warehouseId ? -1 : 1));
  };
  const free = [...stock.keys()].flatMap((item) =>
    shelvesOf(item).map(({ warehouseId, available }) => ({
      item,
      warehouse: warehouseId,
      available,
    })),
  );
  const complete = wishes.map((wish) => ({
    ...wish,
    warehouses: wish.warehouses ?? shelvesOf(wish.item).map(({ warehouseId }) => warehouseId),
  }));
  return reserve(complete, free, { kind: options.kind ?? 'soft', partial: options.partial });
}
