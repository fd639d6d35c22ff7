import type { cancelWorkOrder as contract } from '../../../shared/contracts/manufacturing/order-operations.ts';
import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { cancelledOrder } from '../cancelled-order.ts';

/** Nothing was spent on it: what it claimed is free again. */
export const cancelWorkOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const before = await load(ctx, workOrder, input.id, 'workOrder.cancel');
  const { order, ...posting } = await cancelledOrder(ctx, before, input.because);
  return { result: order, ...posting };
};
