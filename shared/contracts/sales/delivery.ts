import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import {
  choice,
  computed,
  date,
  integer,
  labelled,
  money,
  quantity,
  ref,
  text,
} from '../fields.ts';
import { customer, revenuePoints } from '../masterdata/customer.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineNoun } from '../noun.ts';
import { file } from '../platform/nouns.ts';
import { belongsTo, count, MAX_LINES, scopeFields } from './lines.ts';
import { salesOrder } from './sales-order.ts';

export const deliveryStates = defineStates({
  initial: 'delivered',
  transitions: { delivered: ['signed'], signed: [] },
});

export const deliveryStateLabels = {
  delivered: { en: 'On its way', zh: '已发货' },
  signed: { en: 'Signed for', zh: '已签收' },
} as const;

/** What the goods cost stays with the stock movement, where sales people do not look. */
export const deliveryLine = z.strictObject({
  lineNo: labelled('Line', '行号', integer(1, 9999)),
  orderLine: labelled('Order line', '订单行', integer(1, 9999)),
  itemId: labelled('Item', '物料', item.ref()),
  warehouseId: labelled('Warehouse', '仓库', warehouse.ref()).optional(),
  lot: labelled('Lot', '批次', text(60)).optional(),
  quantity: labelled('Quantity', '数量', quantity()),
  net: labelled('Net', '不含税金额', money()),
  tax: labelled('Tax', '税额', money()),
  invoiced: count('Invoiced', '已开票'),
  returned: count('Returned', '已退货'),
  /** Price allowances granted on invoiced goods that the customer has kept. */
  allowedNet: labelled('Allowance', '折让金额', money('nonNegative')).optional(),
  allowedTax: labelled('Allowance tax', '折让税额', money('nonNegative')).optional(),
});

/** Goods that left for a customer, in one commit with stock, receivable and cost. */
export const delivery = defineNoun({
  id: 'delivery',
  plural: 'deliveries',
  prefix: 'dn',
  module: 'sales',
  label: { en: 'Delivery', zh: '发货单' },
  title: 'number',
  search: ['number', 'waybill'],
  columns: ['number', 'customerId', 'salesOrderId', 'date', 'state', 'waybill', 'signedOn'],
  sort: '-createdAt',
  scope: scopeFields,
  states: deliveryStates,
  page: {
    sections: [
      {
        label: { en: 'Delivery', zh: '发货信息' },
        fields: ['customerId', 'salesOrderId', 'date', 'carrier', 'waybill', 'ownerId'],
      },
      {
        label: { en: 'Signed for', zh: '签收' },
        fields: ['signedOn', 'signedBy', 'proofFileId', 'revenuePoint'],
      },
    ],
    lineColumns: [
      'lineNo',
      'itemId',
      'lot',
      'quantity',
      'warehouseId',
      'net',
      'tax',
      'invoiced',
      'returned',
    ],
    totals: ['gross'],
    hidden: ['team', 'region'],
  },
  derives: {
    gross: { adds: ['lines.net', 'lines.tax'] },
  },
  fields: () =>
    z.strictObject({
      number: labelled('Number', '单号', computed(text(40))),
      salesOrderId: labelled('Order', '订单', salesOrder.ref()),
      customerId: labelled('Customer', '客户', customer.ref()),
      date: labelled('Date', '日期', date()),
      state: labelled('State', '状态', computed(choice(deliveryStateLabels))),
      ...belongsTo,
      revenuePoint: labelled('Revenue point', '收入确认时点', choice(revenuePoints)),
      gross: labelled('Gross', '价税合计', computed(money())),
      stockMoveId: labelled('Stock movement', '库存移动', ref('stockMove', 'mov')).optional(),
      openItemId: labelled('Receivable', '应收款', ref('openItem', 'oi')).optional(),
      carrier: labelled('Carrier', '承运商', text(100)).optional(),
      waybill: labelled('Waybill', '运单号', text(60)).optional(),
      signedOn: labelled('Signed on', '签收日期', date()).optional(),
      signedBy: labelled('Signed by', '签收人', text(100)).optional(),
      proofFileId: labelled('Proof', '签收凭证', file.ref()).optional(),
      lines: labelled('Lines', '明细', z.array(deliveryLine).min(1).max(MAX_LINES)),
    }),
});
