import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { item } from '../masterdata/item.ts';
import { supplier } from '../masterdata/supplier.ts';
import { goodsReceipt } from './goods-receipt.ts';
import { purchaseInvoice } from './purchase-invoice.ts';
import { purchaseOrder } from './purchase-order.ts';
import { purchaseRequest } from './purchase-request.ts';
import { purchaseReturn } from './purchase-return.ts';
import { supplierReminder } from './supplier-reminder.ts';

const order = { purchaseOrderId: purchaseOrder.ref(), supplierId: supplier.ref() };
const itemIds = z.array(item.ref()).max(200);
const purchaseOrderIds = z.array(purchaseOrder.ref()).max(200);

export const purchaseRequested = defineEvent({
  id: 'purchasing.purchaseRequested',
  description: 'Something is needed from outside.',
  data: () => z.strictObject({ purchaseRequestId: purchaseRequest.ref(), itemId: item.ref() }),
});

export const purchaseOrderApproved = defineEvent({
  id: 'purchasing.purchaseOrderApproved',
  label: { en: 'a purchase order was approved', zh: '采购订单审批' },
  description: 'An order, or a new revision of it, may go out.',
  data: () => z.strictObject(order),
});

export const purchaseOrderChanged = defineEvent({
  id: 'purchasing.purchaseOrderChanged',
  label: { en: 'a purchase order was changed', zh: '采购订单变更' },
  description: 'An order changed in quantity, price or date, or the supplier confirmed it.',
  data: () => z.strictObject({ ...order, itemIds }),
});

export const purchaseOrderCancelled = defineEvent({
  id: 'purchasing.purchaseOrderCancelled',
  label: { en: 'a purchase order was cancelled', zh: '采购订单取消' },
  description: 'Nothing more will arrive on an order: it was cancelled, or closed for the rest.',
  data: () => z.strictObject({ ...order, itemIds }),
});

export const supplierReminded = defineEvent({
  id: 'purchasing.supplierReminded',
  label: { en: 'a reminder was written', zh: '写好催货信' },
  description: 'A letter to a supplier about what is still to come on an order was written.',
  data: () => z.strictObject({ supplierReminderId: supplierReminder.ref(), ...order }),
});

export const goodsReceived = defineEvent({
  id: 'purchasing.goodsReceived',
  label: { en: 'goods were received from a supplier', zh: '采购收货' },
  description: 'Goods arrived from a supplier.',
  data: () =>
    z.strictObject({
      goodsReceiptId: goodsReceipt.ref(),
      supplierId: supplier.ref(),
      purchaseOrderIds,
      itemIds,
    }),
});

export const goodsReturnedToSupplier = defineEvent({
  id: 'purchasing.goodsReturnedToSupplier',
  label: { en: 'goods went back to a supplier', zh: '采购退货' },
  description: 'Goods went back to their supplier.',
  data: () =>
    z.strictObject({
      purchaseReturnId: purchaseReturn.ref(),
      goodsReceiptId: goodsReceipt.ref(),
      supplierId: supplier.ref(),
      itemIds,
    }),
});

const invoice = {
  purchaseInvoiceId: purchaseInvoice.ref(),
  supplierId: supplier.ref(),
  purchaseOrderIds,
};

export const purchaseInvoicePosted = defineEvent({
  id: 'purchasing.purchaseInvoicePosted',
  description: 'A supplier’s invoice was matched and is owed.',
  data: () => z.strictObject(invoice),
});

export const purchaseInvoiceHeld = defineEvent({
  id: 'purchasing.purchaseInvoiceHeld',
  description: 'A supplier’s invoice does not match; nothing of it is owed yet.',
  data: () => z.strictObject(invoice),
});
