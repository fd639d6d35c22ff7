import { workOrder } from '../../shared/contracts/manufacturing/work-order.ts';
import { type Decimal, isPositive, sub, sum } from '../../shared/kernel/decimal.ts';
import type { ReceiptLine } from '../inventory/postings.ts';
import { claimsOf } from '../inventory/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, revise } from '../platform/outcome.ts';
import { sourceOf } from './claim-material.ts';
import { planClaims } from './domain/claim-plan.ts';
import { isWorking } from './domain/work-order-life.ts';
import { leftToCustomers } from './left-to-customers.ts';
import type { Item } from './order-step.ts';
import { waitingOrders } from './reports/waiting-orders.ts';

type ArrivalClaim = NonNullable<ReceiptLine['claims']>[number];

interface Place {
  itemId: string;
  warehouseId: string;
}

interface Arriving {
  product: Item;
  warehouseId: string;
  /** What nobody has a hard peg to. */
  free: Decimal;
  /** The order that it is made for comes first and leaves nothing. */
  parentId: string | undefined;
  /** Who has got part of this receipt by hard pegs, or is making it. */
  served: readonly string[];
  kind: ArrivalClaim['kind'];
}

export interface WaitingClaims {
  claims: ArrivalClaim[];
  /** So that an order that ends meanwhile claims nothing after it. */
  changes: Change[];
}

/**
 * Released orders that wait for what is made claim it as it comes in, the most urgent first; what
 * customers want by the day such an order starts is left to them. The claims are part of the
 * receipt, so that it does not depend on who hears of it first.
 */
export async function waitingClaims(ctx: Ctx, arriving: Arriving): Promise<WaitingClaims> {
  const { product, warehouseId, parentId, served, kind } = arriving;
  const ids = await ctx.reads.report(waitingOrders, { itemIds: [product.id] });
  const found = await ctx.store.findMany(workOrder, ids);
  const waiting = ids
    .toSorted((a, b) => Number(b === parentId) - Number(a === parentId))
    .flatMap((id) => {
      const order = found.get(id);
      return order && isWorking(order) && !served.includes(id) ? [order] : [];
    });
  if (waiting.length === 0 || !isPositive(arriving.free)) return { claims: [], changes: [] };
  const leaves = await leftToCustomers(ctx, [product.id]);
  const held = await Promise.all(waiting.map(({ id }) => claimsOf(ctx, id)));
  const claims: ArrivalClaim[] = [];
  const changes: Change[] = [];
  let left = arriving.free;
  for (const [i, order] of waiting.entries()) {
    const others = order.id === parentId ? '0' : leaves(order, product.id, warehouseId);
    const here = (one: Place) => one.itemId === product.id && one.warehouseId === warehouseId;
    const mine = (held[i] ?? []).filter(here);
    const plan = planClaims(order.materials.filter(here), mine, () => sub(left, others));
    // What such an order gives back it does by itself, when it hears of the goods.
    if (plan.releases.length > 0 || plan.claims.length === 0) continue;
    left = sub(left, sum(plan.claims.map(({ quantity }) => quantity)));
    changes.push(revise(ctx, workOrder, order, {}));
    for (const { sourceLine, quantity } of plan.claims) {
      claims.push({ source: sourceOf(order), sourceLine, quantity, kind });
    }
  }
  return { claims, changes };
}
