import { stockReceived, stockWithdrawn } from '../inventory/events.ts';
import * as manufacturing from '../manufacturing/events.ts';
import * as purchasing from '../purchasing/events.ts';
import { firmOrdersChanged, promisesOutstanding } from './promise-events.ts';

/**
 * Whatever moves a promise. Sales stands on a higher floor and is heard by the names of its events.
 */
export const promiseTriggers: readonly string[] = [
  'sales.salesOrderConfirmed',
  'sales.salesOrderChanged',
  'sales.salesOrderCancelled',
  'sales.goodsDelivered',
  'sales.goodsReturned',
  stockReceived.id,
  stockWithdrawn.id,
  purchasing.purchaseOrderApproved.id,
  purchasing.purchaseOrderChanged.id,
  purchasing.purchaseOrderCancelled.id,
  purchasing.goodsReceived.id,
  purchasing.goodsReturnedToSupplier.id,
  manufacturing.workOrderReleased.id,
  manufacturing.workOrderChanged.id,
  manufacturing.workOrderDone.id,
  manufacturing.workOrderClosed.id,
  manufacturing.workOrderCancelled.id,
  manufacturing.productionReceived.id,
  firmOrdersChanged.id,
  promisesOutstanding.id,
];
