import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import { choice, computed, date, flag, labelled, money, quantity, ref, text } from '../fields.ts';
import { supplier } from '../masterdata/supplier.ts';
import { defineNoun } from '../noun.ts';
import { goodsReceipt } from './goods-receipt.ts';
import { because, itemField, lineNo, MAX_LINES, orderLine, warehouseField } from './lines.ts';
import { purchaseOrder } from './purchase-order.ts';

export const purchaseReturnStates = defineStates({
  initial: 'sent',
  transitions: { sent: ['credited'], credited: [] },
});

export const purchaseReturnStateLabels = {
  sent: { en: 'Sent, credit note awaited', zh: '已退货待红票' },
  credited: { en: 'Settled', zh: '已结清' },
} as const;

/** `toCredit` had been invoiced: a red invoice over `net` and `tax` is due for it. */
export const purchaseReturnLine = z.strictObject({
  receiptLine: labelled('Receipt line', '收货行', lineNo()),
  purchaseOrderId: labelled('Order', '采购订单', purchaseOrder.ref()),
  orderLine: orderLine(),
  itemId: itemField(),
  warehouseId: warehouseField().optional(),
  quantity: labelled('Quantity', '数量', quantity()),
  /** Was refused at the door: it never was in stock. */
  rejected: labelled('Had been rejected', '拒收退回', flag()).optional(),
  /** Taken off received-not-invoiced. */
  accrued: labelled('Received, not invoiced', '冲减暂估', money()),
  toCredit: labelled('To credit', '待红冲数量', quantity('nonNegative')),
  net: labelled('Net', '不含税金额', money()),
  tax: labelled('Tax', '税额', money()),
});

/** Goods that went back to the supplier. */
export const purchaseReturn = defineNoun({
  id: 'purchaseReturn',
  plural: 'purchase-returns',
  prefix: 'prt',
  module: 'purchasing',
  label: { en: 'Purchase return', zh: '采购退货单' },
  title: 'number',
  search: ['number', 'reason'],
  columns: ['number', 'supplierId', 'goodsReceiptId', 'date', 'state', 'gross'],
  sort: '-createdAt',
  states: purchaseReturnStates,
  derives: {
    gross: { adds: ['lines.net', 'lines.tax'] },
  },
  fields: () =>
    z.strictObject({
      number: labelled('Number', '单号', computed(text(40))),
      state: labelled('State', '状态', computed(choice(purchaseReturnStateLabels))),
      goodsReceiptId: labelled('Receipt', '收货单', goodsReceipt.ref()),
      supplierId: labelled('Supplier', '供应商', supplier.ref()),
      date: labelled('Date', '日期', date()),
      reason: because().optional(),
      /** The supplier sends the same goods again. */
      replace: labelled('To be replaced', '需补货', flag()),
      /** Taken off what is owed, incl. tax. */
      gross: labelled('Deducted from payables', '冲减应付', computed(money())),
      stockMoveId: labelled('Stock movement', '库存移动', ref('stockMove', 'mov')).optional(),
      openItemId: labelled('Credit', '应付冲减', ref('openItem', 'oi')).optional(),
      redInvoiceId: labelled(
        'Credit note (red invoice)',
        '红字发票',
        ref('purchaseInvoice', 'pinv'),
      ).optional(),
      lines: labelled('Lines', '明细', z.array(purchaseReturnLine).min(1).max(MAX_LINES)),
    }),
});
