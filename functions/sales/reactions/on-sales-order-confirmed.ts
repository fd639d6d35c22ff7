import { salesOrderConfirmed } from '../../../shared/contracts/sales/events.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { isPositive } from '../../../shared/kernel/decimal.ts';
import { need } from '../../platform/entity.ts';
import { defineReaction } from '../../platform/reaction.ts';
import { requestShortage } from '../../purchasing/postings.ts';
import { shortQuantity } from '../domain/order-life.ts';

/** The material that a large order lacks is asked for as soon as it is taken on. */
export const onSalesOrderConfirmed = defineReaction({
  id: 'sales.onSalesOrderConfirmed',
  on: salesOrderConfirmed,
  concerns: ({ short }) => short,
  permissions: [],
  run: async (ctx, { salesOrderId }) => {
    const order = await need(ctx, salesOrder, salesOrderId);
    const { number, gross, date } = order;
    const wants = order.lines
      .map((line) => ({
        itemId: line.itemId,
        quantity: shortQuantity(line),
        neededOn: line.requestedDate ?? order.requestedDate ?? date,
      }))
      .filter(({ quantity }) => isPositive(quantity));
    const source = { kind: 'salesOrder' as const, noun: 'salesOrder', id: order.id, number };
    const posting = await requestShortage(ctx, { source, amount: gross, wants });
    return posting.changes.length === 0 ? undefined : { result: undefined, ...posting };
  },
});
