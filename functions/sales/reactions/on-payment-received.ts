import { paymentReceived } from '../../../shared/contracts/finance/events.ts';
import { defineReaction } from '../../platform/reaction.ts';
import { settleOrders } from '../settle-orders.ts';

/** What a customer paid shows on the orders it was for; a finished order closes with it. */
export const onPaymentReceived = defineReaction({
  id: 'sales.onPaymentReceived',
  on: paymentReceived,
  permissions: [],
  run: (ctx, { allocations }) => settleOrders(ctx, allocations),
});
