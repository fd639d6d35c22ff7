import { warehouse } from '../../shared/contracts/masterdata/warehouse.ts';
import { type Decimal, sub, sum } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import type { Change } from '../platform/outcome.ts';
import { claimKind } from './claim-material.ts';
import type { OrderStep } from './order-step.ts';
import { type PegClaims, pegClaims } from './peg-claims.ts';
import { waitingClaims } from './waiting-claims.ts';

export interface ReceiptClaims extends PegClaims {
  changes: Change[];
}

/** For whom a receipt is kept at once: hard pegs first, then the orders that wait for it. */
export async function receiptClaims(
  ctx: Ctx,
  { order, product, settings }: OrderStep,
  received: Decimal,
  warehouseId: string,
): Promise<ReceiptClaims> {
  const at = await ctx.store.find(warehouse, warehouseId);
  if (!at?.nettable || at.kind === 'customerOwned') {
    return { claims: [], pegs: order.pegs, changes: [] };
  }
  const pegged = await pegClaims(ctx, order, received, warehouseId);
  if (settings.reservation === 'none') return { ...pegged, changes: [] };
  const waiting = await waitingClaims(ctx, {
    ...{ product, warehouseId, parentId: order.parentId },
    free: sub(received, sum(pegged.claims.map(({ quantity }) => quantity))),
    served: [order.id, ...pegged.claims.map(({ source }) => source.id)],
    kind: claimKind(settings, product),
  });
  const { claims, changes } = waiting;
  return { ...pegged, claims: [...pegged.claims, ...claims], changes };
}
