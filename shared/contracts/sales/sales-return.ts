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
import { customer } from '../masterdata/customer.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineNoun } from '../noun.ts';
import { delivery } from './delivery.ts';
import { belongsTo, MAX_LINES, scopeFields } from './lines.ts';
import { salesOrder } from './sales-order.ts';

export const salesReturnStates = defineStates({
  initial: 'received',
  transitions: { received: ['credited'], credited: [] },
});

export const salesReturnStateLabels = {
  received: { en: 'Received, invoice to be credited', zh: '已收货待红冲' },
  credited: { en: 'Settled', zh: '已结清' },
} as const;

/** `toCredit` is the part that had been invoiced: a red invoice is due for it. */
export const salesReturnLine = z.strictObject({
  deliveryLine: labelled('Delivery line', '发货行', integer(1, 9999)),
  orderLine: labelled('Order line', '订单行', integer(1, 9999)),
  itemId: labelled('Item', '物料', item.ref()),
  warehouseId: labelled('Warehouse', '仓库', warehouse.ref()).optional(),
  quantity: labelled('Quantity', '数量', quantity()),
  net: labelled('Net', '不含税金额', money()),
  tax: labelled('Tax', '税额', money()),
  toCredit: labelled('To credit', '待红冲数量', quantity('nonNegative')),
});

/** Goods that came back from a delivery, at the cost at which they left. */
export const salesReturn = defineNoun({
  id: 'salesReturn',
  plural: 'sales-returns',
  prefix: 'ret',
  module: 'sales',
  label: { en: 'Sales return', zh: '销售退货单' },
  title: 'number',
  search: ['number', 'reason'],
  columns: ['number', 'customerId', 'deliveryId', 'date', 'state', 'gross'],
  sort: '-createdAt',
  scope: scopeFields,
  states: salesReturnStates,
  page: {
    lineColumns: ['orderLine', 'itemId', 'quantity', 'warehouseId', 'net', 'tax', 'toCredit'],
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
      deliveryId: labelled('Delivery', '发货单', delivery.ref()),
      customerId: labelled('Customer', '客户', customer.ref()),
      date: labelled('Date', '日期', date()),
      state: labelled('State', '状态', computed(choice(salesReturnStateLabels))),
      ...belongsTo,
      reason: labelled('Reason', '退货原因', text(300)).optional(),
      gross: labelled('Gross', '价税合计', computed(money())),
      stockMoveId: labelled('Stock movement', '库存移动', ref('stockMove', 'mov')).optional(),
      lines: labelled('Lines', '明细', z.array(salesReturnLine).min(1).max(MAX_LINES)),
    }),
});
