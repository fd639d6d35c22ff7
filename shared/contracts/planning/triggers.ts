import { stockReceived, stockWithdrawn } from '../inventory/events.ts';
import * as manufacturing from '../manufacturing/events.ts';
import * as purchasing from '../purchasing/events.ts';
import { firmOrdersChanged, promisesOutstanding } from './promise-events.ts';

/**
 * Whatever may make the plan in use untrue. Sales stands on a higher floor and is heard by the
 * names of its events.
 */
export const planTriggers: readonly string[] = [
  'sales.salesOrderConfirmed',
  'sales.salesOrderChanged',
  'sales.salesOrderCancelled',
  purchasing.purchaseOrderApproved.id,
  purchasing.purchaseOrderChanged.id,
  purchasing.purchaseOrderCancelled.id,
  purchasing.goodsReceived.id,
  purchasing.goodsReturnedToSupplier.id,
  manufacturing.workOrderReleased.id,
  manufacturing.workOrderChanged.id,
  manufacturing.workOrderClosed.id,
  manufacturing.workOrderCancelled.id,
  manufacturing.productionReceived.id,
];

/** Whatever moves a promise: that, and what has become of goods and orders. */
export const promiseTriggers: readonly string[] = [
  ...planTriggers,
  'sales.goodsDelivered',
  'sales.goodsReturned',
  stockReceived.id,
  stockWithdrawn.id,
  manufacturing.workOrderDone.id,
  firmOrdersChanged.id,
  promisesOutstanding.id,
];
