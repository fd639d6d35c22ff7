import { workOrderDone } from '../../../shared/contracts/manufacturing/events.ts';
import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import { defineReaction } from '../../platform/reaction.ts';
import { kitOrders } from '../kit-orders.ts';

/** What the parent waited for is there: it claims it, and may be kitted now. */
export const onWorkOrderDone = defineReaction({
  id: 'manufacturing.onWorkOrderDone',
  on: workOrderDone,
  permissions: [],
  run: async (ctx, { parentId }) => {
    const parent = parentId === undefined ? undefined : await ctx.store.find(workOrder, parentId);
    const kitted = parent && (await kitOrders(ctx, [parent]));
    if (!kitted) return undefined;
    const { after: _, ...posting } = kitted;
    return { result: undefined, ...posting };
  },
});
