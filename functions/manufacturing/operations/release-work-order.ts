import { workOrderReleased } from '../../../shared/contracts/manufacturing/events.ts';
import type { releaseWorkOrder as contract } from '../../../shared/contracts/manufacturing/order-operations.ts';
import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise, together } from '../../platform/outcome.ts';
import { claimMaterial } from '../claim-material.ts';
import { orderNotOpen } from '../domain/errors.ts';
import { openStep } from '../order-step.ts';

/** Work may begin. Material is claimed as far as there is any; with all of it, it is kitted. */
export const releaseWorkOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const { order, settings } = await openStep(ctx, input.id, 'workOrder.release');
  if (order.state !== 'draft') throw orderNotOpen({ state: order.state, needed: 'a draft' });
  const { posting, plans } = await claimMaterial(ctx, [order], settings);
  const kitted = plans.get(order.id)?.kitted ?? false;
  const released = revise(ctx, workOrder, order, { state: kitted ? 'kitted' : 'released' });
  const event = emit(workOrderReleased, { workOrderId: order.id, itemId: order.itemId });
  const own = { changes: [released], events: [event] };
  return { result: released.after, ...together(own, posting) };
};
