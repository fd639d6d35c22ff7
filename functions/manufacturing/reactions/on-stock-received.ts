import { stockReceived } from '../../../shared/contracts/inventory/events.ts';
import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import { defineReaction } from '../../platform/reaction.ts';
import { kitOrders } from '../kit-orders.ts';
import { leftToCustomers } from '../left-to-customers.ts';
import { waitingOrders } from '../reports/waiting-orders.ts';

const MAX_PLACES = 60;

/**
 * Released orders that wait for what has come claim it, the most urgent first; customers' share
 * stays.
 */
export const onStockReceived = defineReaction({
  id: 'manufacturing.onStockReceived',
  on: stockReceived,
  permissions: [],
  run: async (ctx, { itemIds }) => {
    const ids = await ctx.reads.report(waitingOrders, { itemIds });
    const found = await ctx.store.findMany(workOrder, ids);
    let places = 0;
    const orders = ids.flatMap((id) => {
      const order = found.get(id);
      places += order?.materials.length ?? 0;
      return order && places <= MAX_PLACES ? [order] : [];
    });
    const wanted = orders.flatMap(({ materials }) => materials.map((one) => one.itemId));
    const leaves = await leftToCustomers(ctx, [...new Set(wanted)]);
    const kitted = await kitOrders(ctx, orders, leaves);
    return kitted && { result: undefined, ...withoutAfter(kitted) };
  },
});

const withoutAfter = <P extends { after: unknown }>({ after: _, ...posting }: P) => posting;
