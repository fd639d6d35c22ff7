import * as z from 'zod';
import { code, date, flag, labelled, note, quantity, text } from '../fields.ts';
import { unit } from '../masterdata/unit.ts';
import { defineOperation } from '../operation.ts';
import { goodsReceipt, goodsReceiptLine, receiptLine } from './goods-receipt.ts';
import { because, count, MAX_LINES, orderLine, warehouseField } from './lines.ts';
import { purchaseInvoice } from './purchase-invoice.ts';
import { purchaseOrder } from './purchase-order.ts';
import { purchaseReturn } from './purchase-return.ts';

/** `quantity` was accepted; in the unit named, or in the item's own. */
const arrived = z.strictObject({
  purchaseOrderId: labelled('Order', '采购订单', purchaseOrder.ref()),
  orderLine: orderLine(),
  quantity: count('Accepted', '合格数量'),
  rejected: count('Rejected', '拒收数量').optional(),
  rejectedBecause: labelled('Rejected because', '拒收原因', text(300)).optional(),
  unitId: labelled('Unit', '单位', unit.ref()).optional(),
  warehouseId: warehouseField().optional(),
  lot: labelled('Lot', '批次', text(60)).optional(),
  expiresOn: goodsReceiptLine.shape.expiresOn,
  serial: labelled('Serial number', '序列号', text(60)).optional(),
});

/** Goods of one supplier arrive, for one order or for several. */
export const receiveGoods = defineOperation({
  id: 'purchasing.receiveGoods',
  method: 'POST',
  path: '/api/purchasing/goods-receipts',
  permission: 'goodsReceipt.create',
  label: { en: 'Receive goods', zh: '采购收货' },
  page: { preview: true },
  noun: goodsReceipt,
  input: () =>
    z.strictObject({
      date: labelled('Date', '日期', date()).optional(),
      deliveryNote: labelled('Delivery note', '送货单号', text(60)).optional(),
      note: labelled('Note', '备注', note(1000)).optional(),
      lines: labelled('Lines', '明细', z.array(arrived).min(1).max(80)),
    }),
  output: () => goodsReceipt.document,
  status: 201,
  errors: [
    'purchasing.orderNotOpen',
    'purchasing.unknownLine',
    'purchasing.overReceipt',
    'purchasing.nothingArrived',
    'purchasing.otherSupplier',
    'purchasing.lotNeeded',
    'inventory.expiryWithoutLot',
    'finance.periodLocked',
  ],
});

const goingBack = z.strictObject({
  receiptLine: receiptLine('id'),
  /** In the item's unit. */
  quantity: labelled('Quantity', '数量', quantity()),
  /** What was refused at the door; accepted goods without it. */
  rejected: labelled('Had been rejected', '拒收退回', flag()).optional(),
  warehouseId: warehouseField().optional(),
});

/** Goods go back: what was accepted leaves stock, and what is owed for it goes down. */
export const returnToSupplier = defineOperation({
  id: 'purchasing.returnToSupplier',
  method: 'POST',
  path: '/api/purchasing/goods-receipts/{id}/return',
  permission: 'purchaseReturn.create',
  label: { en: 'Return to supplier', zh: '采购退货' },
  noun: goodsReceipt,
  input: () =>
    z.strictObject({
      id: goodsReceipt.ref(),
      date: labelled('Date', '日期', date()).optional(),
      reason: because().optional(),
      replace: labelled('To be replaced', '需补货', flag()).optional(),
      lines: labelled('Lines', '明细', z.array(goingBack).min(1).max(MAX_LINES)),
    }),
  output: () => purchaseReturn.document,
  status: 201,
  errors: [
    'purchasing.unknownLine',
    'purchasing.returnExceeds',
    'inventory.insufficientStock',
    'inventory.insufficientAvailable',
    'finance.periodLocked',
  ],
});

/** The supplier's red-letter invoice for returned goods that had been invoiced. */
export const creditPurchaseReturn = defineOperation({
  id: 'purchasing.creditPurchaseReturn',
  method: 'POST',
  path: '/api/purchasing/purchase-returns/{id}/credit',
  permission: 'purchaseInvoice.record',
  label: { en: 'Record credit note (red invoice) for a return', zh: '登记退货红票' },
  noun: purchaseReturn,
  input: () =>
    z.strictObject({
      id: purchaseReturn.ref(),
      invoiceNumber: labelled('Invoice number', '发票号码', code(40)),
      date: labelled('Invoice date', '开票日期', date()).optional(),
    }),
  output: () => purchaseInvoice.document,
  status: 201,
  errors: ['invalidTransition', 'duplicate'],
  page: { in: ['sent'], primary: 1 },
});
