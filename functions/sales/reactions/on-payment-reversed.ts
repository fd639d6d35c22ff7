import { paymentReversed } from '../../../shared/contracts/finance/events.ts';
import { defineReaction } from '../../platform/reaction.ts';
import { settleOrders } from '../settle-orders.ts';

/** A payment that was taken back no longer counts as paid. A closed order stays closed. */
export const onPaymentReversed = defineReaction({
  id: 'sales.onPaymentReversed',
  on: paymentReversed,
  permissions: [],
  run: (ctx, { allocations }) => settleOrders(ctx, allocations),
});
