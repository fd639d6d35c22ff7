import { workOrder } from '../../shared/contracts/manufacturing/work-order.ts';
import type { Ctx } from '../platform/context.ts';
import { type Change, revise } from '../platform/outcome.ts';
import type { Order } from './domain/work-order-life.ts';

/** When and where an operation shall be worked. */
export interface OperationTime {
  number: number;
  plannedOn: string;
  plannedMinute: number;
  plannedMachine: number;
  plannedEndOn: string;
}

/** The order with these times on its operations; those not named keep theirs. */
export function planOperations(
  ctx: Ctx,
  order: Order,
  times: readonly OperationTime[],
): Change<typeof workOrder> & { after: Order } {
  const byNumber = new Map(times.map((time) => [time.number, time]));
  const operations = order.operations.map((operation) => ({
    ...operation,
    ...byNumber.get(operation.number),
  }));
  return revise(ctx, workOrder, order, { operations });
}
