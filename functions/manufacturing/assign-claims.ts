import { workOrder } from '../../shared/contracts/manufacturing/work-order.ts';
import { type Decimal, gte, isPositive, max, sub, sum } from '../../shared/kernel/decimal.ts';
import { type ClaimShift, shiftClaims } from '../inventory/postings.ts';
import { claimsOf } from '../inventory/queries.ts';
import { itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, type Posting, revise, together } from '../platform/outcome.ts';
import { sourceOf } from './claim-material.ts';
import { type Order, stateOf, stillNeeded } from './domain/work-order-life.ts';
import { changedEvent } from './order-step.ts';

/** What a material line shall hold of the stock where it is issued from. */
export interface AssignedClaim {
  lineNo: number;
  quantity: Decimal;
}

/**
 * Gives orders exactly these claims, in their order and in one commit: soft ones beyond them are
 * given back, what is missing is claimed anew, hard ones stay. Orders that hold all they still
 * need are kitted, others are not. Throws 422 'inventory.insufficientAvailable'.
 */
export async function assignClaims(
  ctx: Ctx,
  orders: readonly Order[],
  assigned: ReadonlyMap<string, readonly AssignedClaim[]>,
): Promise<Posting> {
  const held = await Promise.all(orders.map(({ id }) => claimsOf(ctx, id)));
  const shifts = orders.flatMap((order, index): ClaimShift[] => {
    const shift = shiftOf(order, held[index] ?? [], assigned.get(order.id) ?? []);
    return shift.releases.length + shift.claims.length === 0 ? [] : [shift];
  });
  const products = await itemsById(ctx, [...new Set(orders.map(({ itemId }) => itemId))]);
  const changes = orders.flatMap((order): Change[] => {
    const own = assigned.get(order.id) ?? [];
    const kitted = order.materials.every((line) => {
      const claim = own.find(({ lineNo }) => lineNo === line.lineNo);
      return gte(claim?.quantity ?? '0', stillNeeded(line));
    });
    const state = stateOf(order, products.get(order.itemId)?.decimals ?? 0, kitted);
    // Also where only claims change, so that an order that ends meanwhile does not claim after it.
    const moves = shifts.some(({ source }) => source.id === order.id);
    return state === order.state && !moves ? [] : [revise(ctx, workOrder, order, { state })];
  });
  const changed = new Set(changes.map(({ after }) => (after as Order).id));
  const events = orders.filter(({ id }) => changed.has(id)).map(changedEvent);
  const claims = shifts.length === 0 ? {} : await shiftClaims(ctx, shifts);
  return together({ changes, events }, claims);
}

type Held = Awaited<ReturnType<typeof claimsOf>>[number];

function shiftOf(order: Order, held: readonly Held[], assigned: readonly AssignedClaim[]) {
  const releases: ClaimShift['releases'][number][] = [];
  const claims: ClaimShift['claims'][number][] = [];
  for (const { lineNo, itemId, warehouseId } of order.materials) {
    const sourceLine = String(lineNo);
    const wanted = assigned.find((one) => one.lineNo === lineNo)?.quantity ?? '0';
    const own = held.filter((one) => one.sourceLine === sourceLine);
    let surplus = max('0', sub(sum(own.map(({ quantity }) => quantity)), wanted));
    const missing = max('0', sub(wanted, sum(own.map(({ quantity }) => quantity))));
    for (const one of own.filter(({ kind }) => kind === 'soft')) {
      const back = gte(one.quantity, surplus) ? surplus : one.quantity;
      if (!isPositive(back)) continue;
      releases.push({ sourceLine, warehouseId: one.warehouseId, quantity: back });
      surplus = sub(surplus, back);
    }
    if (isPositive(missing)) {
      claims.push({ sourceLine, itemId, warehouseId, quantity: missing, kind: 'soft' });
    }
  }
  return { source: sourceOf(order), releases, claims };
}
