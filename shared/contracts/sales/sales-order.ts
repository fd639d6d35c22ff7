import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import {
  choice,
  computed,
  currency,
  date,
  flag,
  labelled,
  money,
  note,
  ref,
  text,
} from '../fields.ts';
import { customer, revenuePoints } from '../masterdata/customer.ts';
import { defineNoun } from '../noun.ts';
import {
  belongsTo,
  count,
  MAX_LINES,
  pricedLine,
  scopeFields,
  supplyField,
  termsField,
  totals,
  totalsDerived,
} from './lines.ts';

/** `onHold` waits for a credit release; nothing is reserved meanwhile. */
export const salesOrderStates = defineStates({
  initial: 'draft',
  transitions: {
    draft: ['confirmed', 'onHold', 'cancelled'],
    onHold: ['confirmed', 'cancelled'],
    confirmed: ['partlyDelivered', 'delivered', 'cancelled'],
    partlyDelivered: ['delivered'],
    delivered: ['partlyDelivered', 'closed'],
    closed: [],
    cancelled: [],
  },
});

export const salesOrderStateLabels = {
  draft: { en: 'Draft', zh: '草稿' },
  onHold: { en: 'On hold', zh: '信用冻结' },
  confirmed: { en: 'Confirmed', zh: '已确认' },
  partlyDelivered: { en: 'Partly delivered', zh: '部分发货' },
  delivered: { en: 'Delivered', zh: '已发货' },
  closed: { en: 'Closed', zh: '已关闭' },
  cancelled: { en: 'Cancelled', zh: '已取消' },
} as const;

/**
 * Quantities that left (`delivered`), came back (`returned`), stand on invoices less red ones
 * (`invoiced`), or will never leave (`cancelled`). Amounts are those of what is still ordered.
 */
export const salesOrderLine = z.strictObject({
  ...pricedLine,
  supply: supplyField.optional(),
  reserved: count('Reserved', '已预留'),
  delivered: count('Delivered', '已发货'),
  invoiced: count('Invoiced', '已开票'),
  returned: count('Returned', '已退货'),
  cancelled: count('Cancelled', '已取消').optional(),
});

/** What a customer has ordered and how far it has got; order-to-cash keeps its state here. */
export const salesOrder = defineNoun({
  id: 'salesOrder',
  plural: 'sales-orders',
  prefix: 'so',
  module: 'sales',
  label: { en: 'Sales order', zh: '销售订单' },
  title: 'number',
  search: ['number', 'customerReference', 'note'],
  columns: ['number', 'customerId', 'date', 'requestedDate', 'state', 'gross', 'ownerId'],
  sort: '-createdAt',
  scope: scopeFields,
  states: salesOrderStates,
  page: {
    lineColumns: [
      'lineNo',
      'itemId',
      'description',
      'quantity',
      'unitId',
      'price',
      'discount',
      'gross',
      'requestedDate',
      'sourcing',
    ],
    totals: ['net', 'tax', 'gross'],
    hidden: ['openItemIds', 'team', 'region', 'currency'],
  },
  derives: {
    ...totalsDerived,
    'lines.net': { line: 'net', of: 'quantity', less: 'cancelled' },
    'lines.tax': { line: 'tax', of: 'quantity', less: 'cancelled' },
    'lines.gross': { line: 'gross', of: 'quantity', less: 'cancelled' },
  },
  fields: () =>
    z.strictObject({
      number: labelled('Number', '单号', computed(text(40))),
      customerId: labelled('Customer', '客户', customer.ref()),
      customerReference: labelled('Customer order no.', '客户订单号', text(60)).optional(),
      date: labelled('Date', '日期', date()),
      requestedDate: labelled('Requested date', '要求交期', date()).optional(),
      currency: labelled('Currency', '币种', currency()),
      taxIncluded: labelled('Prices include tax', '价格含税', flag()),
      state: labelled('State', '状态', computed(choice(salesOrderStateLabels))),
      ...belongsTo,
      quotationId: labelled('Quotation', '报价单', ref('quotation', 'quo')).optional(),
      opportunityId: labelled('Opportunity', '商机', ref('opportunity', 'opp')).optional(),
      paymentTerms: termsField,
      revenuePoint: labelled('Revenue point', '收入确认时点', choice(revenuePoints)),
      penalty: labelled('Penalty for delay', '逾期违约金', money('nonNegative')).optional(),
      ...totals,
      paid: labelled('Paid', '已收款', computed(money())),
      confirmedOn: labelled('Confirmed on', '确认日期', computed(date())).optional(),
      holdReason: labelled('On hold because', '冻结原因', computed(text(300))).optional(),
      releasedBecause: labelled('Released because', '放行原因', computed(text(300))).optional(),
      closedBecause: labelled('Closed because', '关闭原因', computed(text(300))).optional(),
      deliveryIds: labelled(
        'Deliveries',
        '发货单',
        z.array(ref('delivery', 'dn')).max(500),
      ).optional(),
      invoiceIds: labelled(
        'Invoices',
        '发票',
        z.array(ref('salesInvoice', 'inv')).max(500),
      ).optional(),
      returnIds: labelled(
        'Returns',
        '退货单',
        z.array(ref('salesReturn', 'ret')).max(500),
      ).optional(),
      openItemIds: labelled(
        'Receivables',
        '应收款',
        z.array(ref('openItem', 'oi')).max(500),
      ).optional(),
      note: labelled('Note', '备注', note(2000)).optional(),
      lines: labelled('Lines', '明细', z.array(salesOrderLine).min(1).max(MAX_LINES)),
    }),
});
