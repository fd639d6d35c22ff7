import { warehouse } from '../../shared/contracts/masterdata/warehouse.ts';
import { add, type Decimal, sub } from '../../shared/kernel/decimal.ts';
import { shiftClaims } from '../inventory/postings.ts';
import { claimsOf, placeText, usableBalances } from '../inventory/queries.ts';
import { itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { nothing, type Posting } from '../platform/outcome.ts';
import { type Claim, type ClaimPlan, type FreeStock, planClaims } from './domain/claim-plan.ts';
import type { Order, Settings } from './domain/work-order-life.ts';
import { type Left, leaveNothing } from './left-to-customers.ts';
import type { Item } from './order-step.ts';

/** The order as the document that claims stock. */
export const sourceOf = ({ id, number }: Pick<Order, 'id' | 'number'>) => ({
  noun: 'workOrder',
  id,
  number,
});

/** Whether somebody else may be given what an order claims. */
export const claimKind = (
  { reservation }: Pick<Settings, 'reservation'>,
  item: Pick<Item, 'pegHard'> | undefined,
): 'hard' | 'soft' => (reservation === 'hard' || item?.pegHard ? 'hard' : 'soft');

export interface Claimed {
  posting: Posting;
  plans: Map<string, ClaimPlan>;
}

/**
 * Brings the claims of some orders in line with what they still need, in their order: one commit,
 * one pool of free stock, less what they leave. With `claiming` false they give everything back.
 */
export async function claimMaterial(
  ctx: Ctx,
  orders: readonly Order[],
  settings: Settings,
  { claiming = true, leaves = leaveNothing }: { claiming?: boolean; leaves?: Left } = {},
): Promise<Claimed> {
  const wants = claiming && settings.reservation !== 'none';
  const held = await Promise.all(orders.map(({ id }) => claimsOf(ctx, id)));
  const free = await freeStock(ctx, orders, held.flat());
  const items = await itemsById(ctx, [
    ...new Set(orders.flatMap(({ materials }) => materials.map(({ itemId }) => itemId))),
  ]);
  const plans = new Map<string, ClaimPlan>();
  const shifts = orders.flatMap((order, i) => {
    const freeAt: FreeStock = (itemId, warehouseId) => {
      const there = free.at(itemId, warehouseId);
      return there === undefined ? there : sub(there, leaves(order, itemId, warehouseId));
    };
    const plan = planClaims(order.materials, held[i] ?? [], freeAt, wants);
    plans.set(order.id, plan);
    free.take(plan);
    const { releases, claims } = plan;
    if (releases.length === 0 && claims.length === 0) return [];
    const kinds = claims.map((one) => ({
      ...one,
      kind: claimKind(settings, items.get(one.itemId)),
    }));
    return [{ source: sourceOf(order), releases, claims: kinds }];
  });
  const posting = shifts.length === 0 ? nothing() : await shiftClaims(ctx, shifts);
  return { posting, plans };
}

/** Free stock of all places concerned; what one order takes is gone for the next. */
async function freeStock(ctx: Ctx, orders: readonly Order[], held: readonly Claim[]) {
  const places = [...orders.flatMap(({ materials }) => materials), ...held].map(
    ({ itemId, warehouseId }) => ({ itemId, warehouseId }),
  );
  const unique = [...new Map(places.map((one) => [placeText(one), one])).values()];
  const [balances, warehouses] = await Promise.all([
    usableBalances(ctx, unique),
    ctx.store.findMany(warehouse, [...new Set(unique.map(({ warehouseId }) => warehouseId))]),
  ]);
  const moved = new Map<string, Decimal>();
  const shift = (itemId: string, warehouseId: string, by: Decimal) => {
    const key = placeText({ itemId, warehouseId });
    moved.set(key, add(moved.get(key) ?? '0', by));
  };
  return {
    at: (itemId: string, warehouseId: string): Decimal | undefined => {
      const at = warehouses.get(warehouseId);
      if (!at?.nettable || at.kind === 'customerOwned') return undefined;
      const key = placeText({ itemId, warehouseId });
      return add(balances.get(key)?.available ?? '0', moved.get(key) ?? '0');
    },
    take: ({ claims, releases }: ClaimPlan) => {
      for (const one of claims) shift(one.itemId, one.warehouseId, sub('0', one.quantity));
      for (const one of releases) {
        const item = held.find(({ sourceLine }) => sourceLine === one.sourceLine)?.itemId;
        if (item !== undefined) shift(item, one.warehouseId, one.quantity);
      }
    },
  };
}
