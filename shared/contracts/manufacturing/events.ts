import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { integer, quantity, ref } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { operationReport, productionReceipt } from './step-documents.ts';
import { workOrder } from './work-order.ts';

const order = () => ({ workOrderId: workOrder.ref(), itemId: item.ref() });
const plain = () => z.strictObject(order());

export const workOrderCreated = defineEvent({
  id: 'manufacturing.workOrderCreated',
  description: 'A work order was drafted: a supply that planning counts on.',
  data: plain,
});

export const workOrderReleased = defineEvent({
  id: 'manufacturing.workOrderReleased',
  label: { en: 'a work order was released', zh: '工单下达' },
  description: 'A work order was released, and its material claimed as far as there is any.',
  data: plain,
});

export const workOrderChanged = defineEvent({
  id: 'manufacturing.workOrderChanged',
  label: { en: 'a work order was changed', zh: '工单变更' },
  description: 'Quantity, dates, materials or readiness of a work order changed.',
  data: plain,
});

export const operationReported = defineEvent({
  id: 'manufacturing.operationReported',
  description: 'Work at an operation was reported, or a report taken back; the next may be ready.',
  data: () =>
    z.strictObject({
      ...order(),
      operationReportId: operationReport.ref(),
      operation: integer(1, 9999),
      good: quantity('any'),
    }),
});

export const productionReceived = defineEvent({
  id: 'manufacturing.productionReceived',
  label: { en: 'production was received', zh: '完工入库' },
  description: 'Finished goods came in from a work order, or went back to it (less than zero).',
  data: () =>
    z.strictObject({
      ...order(),
      productionReceiptId: productionReceipt.ref(),
      quantity: quantity('any'),
      /** Sales orders for which goods are reserved now, or no longer. */
      salesOrderIds: z.array(ref('salesOrder', 'so')).max(100),
    }),
});

export const workOrderDone = defineEvent({
  id: 'manufacturing.workOrderDone',
  label: { en: 'a work order was done', zh: '工单完工' },
  description: 'A work order has brought all that it was to bring: its parent may be ready.',
  data: () => z.strictObject({ ...order(), parentId: workOrder.ref().optional() }),
});

export const workOrderClosed = defineEvent({
  id: 'manufacturing.workOrderClosed',
  label: { en: 'a work order was closed', zh: '工单关闭' },
  description: 'A work order was closed: nothing more is issued, reported or received.',
  data: plain,
});

export const workOrderCancelled = defineEvent({
  id: 'manufacturing.workOrderCancelled',
  label: { en: 'a work order was cancelled', zh: '工单取消' },
  description: 'A work order was cancelled before anything was spent on it.',
  data: plain,
});
