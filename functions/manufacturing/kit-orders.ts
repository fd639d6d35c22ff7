import { workOrder } from '../../shared/contracts/manufacturing/work-order.ts';
import { itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, type Posting, revise, together } from '../platform/outcome.ts';
import { claimMaterial } from './claim-material.ts';
import { isWorking, type Order, stateOf } from './domain/work-order-life.ts';
import type { Left } from './left-to-customers.ts';
import { changedEvent } from './order-step.ts';
import { loadSettings } from './settings.ts';

/** Orders that are worked on claim what they still miss; undefined if nothing changes. */
export async function kitOrders(
  ctx: Ctx,
  orders: readonly Order[],
  leaves?: Left,
): Promise<(Posting & { after: Map<string, Order> }) | undefined> {
  const open = orders.filter(isWorking);
  if (open.length === 0) return undefined;
  const settings = await loadSettings(ctx);
  const products = await itemsById(ctx, [...new Set(open.map(({ itemId }) => itemId))]);
  const { posting, plans } = await claimMaterial(ctx, open, settings, { leaves });
  const after = new Map<string, Order>();
  const changes = open.flatMap((order): Change[] => {
    const decimals = products.get(order.itemId)?.decimals ?? 0;
    const { kitted = false, claims = [], releases = [] } = plans.get(order.id) ?? {};
    const state = stateOf(order, decimals, kitted);
    if (state === order.state && claims.length === 0 && releases.length === 0) return [];
    // Also where only claims change, so that an order that ends meanwhile does not claim after it.
    const change = revise(ctx, workOrder, order, { state });
    after.set(order.id, change.after);
    return [change];
  });
  if (changes.length === 0 && posting.changes.length === 0) return undefined;
  const events = open.filter(({ id }) => after.has(id)).map(changedEvent);
  return { ...together({ changes, events }, posting), after };
}
