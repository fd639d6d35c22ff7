import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import {
  choice,
  code,
  computed,
  currency,
  date,
  integer,
  labelled,
  money,
  price,
  quantity,
  rate,
  ref,
  text,
} from '../fields.ts';
import { customer } from '../masterdata/customer.ts';
import { item } from '../masterdata/item.ts';
import { defineNoun } from '../noun.ts';
import { delivery } from './delivery.ts';
import { belongsTo, count, MAX_LINES, scopeFields, totals, totalsDerived } from './lines.ts';
import { salesOrder } from './sales-order.ts';

export const salesInvoiceStates = defineStates({
  initial: 'issued',
  transitions: {
    issued: ['partlyCredited', 'credited'],
    partlyCredited: ['credited'],
    credited: [],
  },
});

export const salesInvoiceStateLabels = {
  issued: { en: 'Issued', zh: '已开具' },
  partlyCredited: { en: 'Partly credited', zh: '部分红冲' },
  credited: { en: 'Credited', zh: '已全额红冲' },
} as const;

export const invoiceKinds = {
  blue: { en: 'Invoice', zh: '蓝字发票' },
  red: { en: 'Credit note (red invoice)', zh: '红字发票' },
} as const;

/** 销货退回, 开票有误, 销售折让 */
export const redReasons = {
  return: { en: 'Goods returned', zh: '销货退回' },
  error: { en: 'Issued in error', zh: '开票有误' },
  allowance: { en: 'Price allowance', zh: '销售折让' },
} as const;

/** On a red invoice quantity and amounts are negative; an allowance has no quantity. */
export const salesInvoiceLine = z.strictObject({
  lineNo: labelled('Line', '行号', integer(1, 9999)),
  deliveryId: labelled('Delivery', '发货单', delivery.ref()),
  deliveryLine: labelled('Delivery line', '发货行', integer(1, 9999)),
  orderLine: labelled('Order line', '订单行', integer(1, 9999)),
  itemId: labelled('Item', '物料', item.ref()),
  quantity: labelled('Quantity', '数量', quantity('any')),
  price: labelled('Net price', '不含税单价', price()),
  taxRate: labelled('Tax rate', '税率', rate()),
  net: labelled('Net', '不含税金额', money()),
  tax: labelled('Tax', '税额', money()),
  creditedQuantity: count('Credited quantity', '已红冲数量').optional(),
  creditedNet: labelled('Credited net', '已红冲金额', money('nonNegative')).optional(),
  creditedTax: labelled('Credited tax', '已红冲税额', money('nonNegative')).optional(),
});

/**
 * A legal document: never changed in what it says; a red one corrects it. Its number is unique by
 * the counter that is taken in the same transaction.
 */
export const salesInvoice = defineNoun({
  id: 'salesInvoice',
  plural: 'sales-invoices',
  prefix: 'inv',
  module: 'sales',
  label: { en: 'Sales invoice', zh: '销售发票' },
  title: 'number',
  search: ['number', 'buyerName', 'buyerTaxNumber'],
  columns: ['number', 'kind', 'customerId', 'date', 'state', 'net', 'tax', 'gross'],
  sort: '-createdAt',
  scope: scopeFields,
  states: salesInvoiceStates,
  page: {
    sections: [
      {
        label: { en: 'Invoice', zh: '发票信息' },
        fields: ['kind', 'customerId', 'buyerName', 'buyerTaxNumber', 'date', 'salesOrderId'],
      },
      {
        label: { en: 'Correction', zh: '红冲信息' },
        fields: ['originalId', 'reason', 'openItemId', 'currency', 'ownerId'],
      },
    ],
    lineColumns: [
      'lineNo',
      'itemId',
      'quantity',
      'price',
      'taxRate',
      'net',
      'tax',
      'deliveryId',
      'creditedQuantity',
      'creditedNet',
    ],
    totals: ['net', 'tax', 'gross'],
    hidden: ['team', 'region'],
  },
  derives: {
    ...totalsDerived,
  },
  fields: () =>
    z.strictObject({
      number: labelled('Number', '发票号', computed(text(40))),
      kind: labelled('Kind', '种类', choice(invoiceKinds)),
      customerId: labelled('Customer', '客户', customer.ref()),
      buyerName: labelled('Buyer', '购买方', text(200)),
      buyerTaxNumber: labelled('Buyer tax number', '购买方税号', code(30)).optional(),
      salesOrderId: labelled('Order', '订单', salesOrder.ref()),
      date: labelled('Date', '开票日期', date()),
      currency: labelled('Currency', '币种', currency()),
      state: labelled('State', '状态', computed(choice(salesInvoiceStateLabels))),
      ...belongsTo,
      ...totals,
      originalId: labelled('Original', '原发票', ref('salesInvoice', 'inv')).optional(),
      reason: labelled('Reason', '红冲原因', choice(redReasons)).optional(),
      redInvoiceIds: labelled(
        'Credit notes (red invoices)',
        '红字发票',
        z.array(ref('salesInvoice', 'inv')).max(200),
      ).optional(),
      openItemId: labelled('Receivable', '应收款', ref('openItem', 'oi')).optional(),
      lines: labelled('Lines', '明细', z.array(salesInvoiceLine).min(1).max(MAX_LINES)),
    }),
});
