import type { AnyEvent, EventData } from '../../../shared/contracts/event.ts';
import { stockReceived, stockWithdrawn } from '../../../shared/contracts/inventory/events.ts';
import * as manufacturing from '../../../shared/contracts/manufacturing/events.ts';
import {
  firmOrdersChanged,
  promisesOutstanding,
} from '../../../shared/contracts/planning/promise-events.ts';
import { promiseFollows } from '../../../shared/contracts/planning/reactions.ts';
import * as purchasing from '../../../shared/contracts/purchasing/events.ts';
import { defineReaction } from '../../platform/reaction.ts';
import { keepPromises, type Touch } from '../keep-promises.ts';
import { ofSalesOrder } from './of-sales-order.ts';

/**
 * Whatever happens to goods moves the promises of exactly the orders that it touches. An order
 * closes when all has left, so that nothing moves then.
 */
const follow = <E extends AnyEvent>(on: E, touched: (data: EventData<E>) => Touch) =>
  defineReaction({
    id: promiseFollows(on.id).id,
    on,
    permissions: [],
    run: async (ctx, data) => {
      const { changes, events } = await keepPromises(ctx, touched(data));
      return changes.length === 0 ? undefined : { result: undefined, changes, events };
    },
  });

const order = ({ salesOrderId }: { salesOrderId: string }): Touch => ({
  salesOrderIds: [salesOrderId],
});
const items = ({ itemIds }: { itemIds: string[] }): Touch => ({ itemIds });
const work = ({ workOrderId, itemId }: { workOrderId: string; itemId: string }): Touch => ({
  itemIds: [itemId],
  documentIds: [workOrderId],
});

export const followFlows = [
  follow(ofSalesOrder('sales.salesOrderConfirmed', 'An order wants goods.'), order),
  follow(ofSalesOrder('sales.salesOrderChanged', 'An order wants other goods.'), order),
  follow(ofSalesOrder('sales.salesOrderCancelled', 'An order gives goods back.'), order),
  follow(ofSalesOrder('sales.goodsDelivered', 'Goods have left.'), order),
  follow(ofSalesOrder('sales.goodsReturned', 'Goods have come back.'), order),
  follow(stockReceived, items),
  follow(stockWithdrawn, items),
  follow(purchasing.purchaseOrderApproved, ({ purchaseOrderId }) => ({
    documentIds: [purchaseOrderId],
  })),
  follow(purchasing.purchaseOrderChanged, items),
  follow(purchasing.purchaseOrderCancelled, items),
  follow(purchasing.goodsReceived, items),
  follow(purchasing.goodsReturnedToSupplier, items),
  follow(manufacturing.workOrderReleased, work),
  follow(manufacturing.workOrderChanged, work),
  follow(manufacturing.workOrderDone, work),
  follow(manufacturing.workOrderClosed, work),
  follow(manufacturing.workOrderCancelled, work),
  follow(manufacturing.productionReceived, work),
  follow(firmOrdersChanged, items),
  follow(promisesOutstanding, ({ itemIds, salesOrderIds }) => ({ itemIds, salesOrderIds })),
];
