import type { kitWorkOrder as contract } from '../../../shared/contracts/manufacturing/order-operations.ts';
import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { assertWorking } from '../domain/work-order-life.ts';
import { kitOrders } from '../kit-orders.ts';

/** Claims what has come since the release. */
export const kitWorkOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const order = await load(ctx, workOrder, input.id, 'workOrder.release');
  assertWorking(order);
  const kitted = await kitOrders(ctx, [order]);
  if (!kitted) return { result: order };
  const { after, ...posting } = kitted;
  return { result: after.get(order.id) ?? order, ...posting };
};
