import type { Ctx } from '../platform/context.ts';
import type { Posting } from '../platform/outcome.ts';
import type { Order } from './domain/work-order-life.ts';
import { draftOrder, type OrderWish } from './draft-order.ts';

export { assignClaims } from './assign-claims.ts';
export { cancelledOrder } from './cancelled-order.ts';
export type { OrderWish } from './draft-order.ts';
export { type OperationTime, planOperations } from './plan-operations.ts';

/**
 * A work order in draft, for planning and kitting to compose into their own commit. Give an id
 * where it follows from what causes it. Throws 422 as createWorkOrder does.
 */
export const draftWorkOrder = (
  ctx: Ctx,
  wish: OrderWish,
  id?: string,
): Promise<{ posting: Posting; order: Order }> => draftOrder(ctx, wish, id);
