import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { choice, flag, ref } from '../fields.ts';
import { customer } from '../masterdata/customer.ts';
import { delivery } from './delivery.ts';
import { quotation } from './quotation.ts';
import { invoiceKinds, salesInvoice } from './sales-invoice.ts';
import { salesOrder } from './sales-order.ts';
import { salesReturn } from './sales-return.ts';

const order = { salesOrderId: salesOrder.ref(), customerId: customer.ref() };

export const quotationAccepted = defineEvent({
  id: 'sales.quotationAccepted',
  label: { en: 'a quotation became an order', zh: '报价转订单' },
  description: 'A quotation became an order.',
  data: () =>
    z.strictObject({
      quotationId: quotation.ref(),
      ...order,
      opportunityId: ref('opportunity', 'opp').optional(),
    }),
});

export const salesOrderConfirmed = defineEvent({
  id: 'sales.salesOrderConfirmed',
  label: { en: 'a sales order was confirmed', zh: '销售订单确认' },
  description: 'An order was confirmed: credit is taken, and stock as far as there is any.',
  data: () => z.strictObject({ ...order, short: flag() }),
});

export const salesOrderChanged = defineEvent({
  id: 'sales.salesOrderChanged',
  label: { en: 'a sales order was changed', zh: '销售订单变更' },
  description: 'A confirmed order was changed in quantity, price or date.',
  data: () => z.strictObject({ ...order, short: flag() }),
});

export const salesOrderStalled = defineEvent({
  id: 'sales.salesOrderStalled',
  description: 'An order could move on, and nothing had moved it: order-to-cash looks again.',
  data: () => z.strictObject(order),
});

export const salesOrderCancelled = defineEvent({
  id: 'sales.salesOrderCancelled',
  label: { en: 'a sales order was cancelled', zh: '销售订单取消' },
  description: 'An order was cancelled before anything left.',
  data: () => z.strictObject(order),
});

export const salesOrderClosed = defineEvent({
  id: 'sales.salesOrderClosed',
  description: 'Nothing more will happen to an order.',
  data: () => z.strictObject({ ...order, opportunityId: ref('opportunity', 'opp').optional() }),
});

export const goodsDelivered = defineEvent({
  id: 'sales.goodsDelivered',
  label: { en: 'goods were delivered', zh: '发货' },
  description: 'Goods left for a customer.',
  data: () => z.strictObject({ deliveryId: delivery.ref(), ...order }),
});

export const deliverySigned = defineEvent({
  id: 'sales.deliverySigned',
  description: 'The customer signed for a delivery.',
  data: () => z.strictObject({ deliveryId: delivery.ref(), ...order }),
});

export const salesInvoiceIssued = defineEvent({
  id: 'sales.salesInvoiceIssued',
  description: 'An invoice, blue or red, was issued.',
  data: () =>
    z.strictObject({
      salesInvoiceId: salesInvoice.ref(),
      kind: choice(invoiceKinds),
      ...order,
    }),
});

export const goodsReturned = defineEvent({
  id: 'sales.goodsReturned',
  label: { en: 'goods were returned', zh: '客户退货' },
  description: 'Delivered goods came back.',
  data: () =>
    z.strictObject({ salesReturnId: salesReturn.ref(), deliveryId: delivery.ref(), ...order }),
});
