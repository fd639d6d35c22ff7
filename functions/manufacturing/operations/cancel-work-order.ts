import { workOrderCancelled } from '../../../shared/contracts/manufacturing/events.ts';
import type { cancelWorkOrder as contract } from '../../../shared/contracts/manufacturing/order-operations.ts';
import { workOrder, workOrderStates } from '../../../shared/contracts/manufacturing/work-order.ts';
import { isZero } from '../../../shared/kernel/decimal.ts';
import { releaseReservation } from '../../inventory/postings.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise, together } from '../../platform/outcome.ts';
import { spentAlready } from '../domain/errors.ts';
import { isSpentOn } from '../domain/work-order-life.ts';
import { openStep } from '../order-step.ts';

/** Nothing was spent on it: what it claimed is free again. */
export const cancelWorkOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const { order, cost } = await openStep(ctx, input.id, 'workOrder.cancel');
  workOrderStates.assertMove(order.state, 'cancelled', 'work order');
  if (isSpentOn(order) || !isZero(cost.inProcess)) throw spentAlready();
  const because = input.because === undefined ? {} : { closedBecause: input.because };
  const cancelled = revise(ctx, workOrder, order, { state: 'cancelled', ...because });
  const event = emit(workOrderCancelled, { workOrderId: order.id, itemId: order.itemId });
  const own = { changes: [cancelled], events: [event] };
  return { result: cancelled.after, ...together(own, await releaseReservation(ctx, order)) };
};
