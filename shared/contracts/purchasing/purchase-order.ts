import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import {
  choice,
  computed,
  currency,
  date,
  flag,
  integer,
  labelled,
  money,
  note,
  quantity,
  rate,
  ref,
  text,
} from '../fields.ts';
import { source } from '../finance/source.ts';
import { paymentTerms } from '../masterdata/party.ts';
import { supplier } from '../masterdata/supplier.ts';
import { defineNoun } from '../noun.ts';
import { because, count, lineNo, MAX_LINES, pricedLine, totals, totalsDerived } from './lines.ts';
import { purchaseRequest } from './purchase-request.ts';

/** A change beyond what was approved brings an order back to `draft`, whatever has arrived. */
export const purchaseOrderStates = defineStates({
  initial: 'draft',
  transitions: {
    draft: ['approved', 'partlyReceived', 'received', 'cancelled'],
    approved: ['draft', 'partlyReceived', 'received', 'closed', 'cancelled'],
    partlyReceived: ['draft', 'received', 'closed'],
    received: ['draft', 'partlyReceived', 'closed'],
    closed: [],
    cancelled: [],
  },
});

export const purchaseOrderStateLabels = {
  draft: { en: 'To be approved', zh: '待审批' },
  approved: { en: 'Approved', zh: '已审批' },
  partlyReceived: { en: 'Partly received', zh: '部分到货' },
  received: { en: 'Received', zh: '已到货' },
  closed: { en: 'Closed', zh: '已关闭' },
  cancelled: { en: 'Cancelled', zh: '已取消' },
} as const;

/**
 * Quantities in the item's unit. `received` was accepted, `rejected` refused at the door and
 * never in stock, `returned` accepted and sent back, `replaced` is expected once more.
 * matchable = received − returned − invoiced; `accrued` is what stands under
 * received-not-invoiced for it, `owed…` what invoices have made of the part that was matched.
 */
export const purchaseOrderLine = z.strictObject({
  ...pricedLine,
  confirmedOn: labelled('Confirmed on', '确认交期', date()).optional(),
  confirmedQuantity: labelled('Confirmed quantity', '确认数量', quantity()).optional(),
  received: count('Received', '已收货'),
  rejected: count('Rejected', '已拒收').optional(),
  returned: count('Returned', '已退货').optional(),
  replaced: count('To be replaced', '待补货').optional(),
  invoiced: count('Invoiced', '已开票'),
  cancelled: count('Cancelled', '已取消').optional(),
  accrued: labelled('Received, not invoiced', '暂估金额', money()),
  owedNet: labelled('Invoiced net', '已开票不含税', money()).optional(),
  owedTax: labelled('Invoiced tax', '已开票税额', money()).optional(),
});

/** So much of an order line is for this request. */
export const peg = z.strictObject({
  lineNo: lineNo(),
  requestId: labelled('Request', '采购申请', purchaseRequest.ref()),
  quantity: labelled('Quantity', '数量', quantity()),
});

/** What was ordered from a supplier and how far it has got. */
export const purchaseOrder = defineNoun({
  id: 'purchaseOrder',
  plural: 'purchase-orders',
  prefix: 'po',
  module: 'purchasing',
  label: { en: 'Purchase order', zh: '采购订单' },
  title: 'number',
  search: ['number', 'supplierReference', 'note'],
  columns: ['number', 'supplierId', 'date', 'state', 'gross', 'buyerId', 'createdAt'],
  sort: '-createdAt',
  states: purchaseOrderStates,
  page: {
    sections: [
      {
        label: { en: 'Order', zh: '订单' },
        fields: ['supplierId', 'supplierReference', 'date', 'buyerId', 'currency', 'paymentTerms'],
      },
      {
        label: { en: 'Approval', zh: '审批' },
        fields: ['requestedBy', 'approvedBy', 'approvedOn', 'approvedGross', 'revision'],
      },
    ],
    lineColumns: [
      ...['lineNo', 'itemId', 'quantity', 'price', 'net', 'promisedOn', 'received', 'rejected'],
      ...['invoiced', 'neededOn', 'confirmedOn', 'returned', 'cancelled', 'taxCode', 'gross'],
    ],
    totals: ['net', 'tax', 'gross'],
    hidden: ['source', 'deductible'],
  },
  derives: {
    ...totalsDerived,
    'lines.net': { line: 'net', of: 'purchaseQuantity' },
    'lines.tax': { line: 'tax', of: 'purchaseQuantity' },
    'lines.gross': { line: 'gross', of: 'purchaseQuantity' },
  },
  fields: () =>
    z.strictObject({
      number: labelled('Number', '单号', computed(text(40))),
      state: labelled('State', '状态', computed(choice(purchaseOrderStateLabels))),
      /** Counts the changes after the first approval. */
      revision: labelled('Revision', '版次', computed(integer(1, 9999))),
      supplierId: labelled('Supplier', '供应商', supplier.ref()),
      supplierReference: labelled('Supplier order no.', '供应商单号', text(60)).optional(),
      date: labelled('Date', '日期', date()),
      currency: labelled('Currency', '币种', currency()),
      taxIncluded: labelled('Prices include tax', '价格含税', flag()),
      /** Input VAT can be deducted; otherwise it is part of what the goods cost. */
      deductible: labelled('Input VAT deductible', '进项可抵扣', computed(flag())),
      paymentTerms: labelled('Payment terms', '付款条件', paymentTerms),
      overReceipt: labelled('Over-receipt tolerance', '超收允差', computed(rate())),
      ...totals,
      buyerId: labelled('Buyer', '采购员', ref('member', 'mem')).optional(),
      requestedBy: labelled('Requested by', '提交人', computed(text(80))),
      approvedBy: labelled('Approved by', '审批人', computed(text(80))).optional(),
      approvedOn: labelled('Approved on', '审批日期', computed(date())).optional(),
      /** What was approved, incl. tax. */
      approvedGross: labelled('Approved amount', '审批金额', computed(money())).optional(),
      confirmedBySupplier: labelled('Confirmed', '供应商确认', computed(date())).optional(),
      source: labelled('Source', '来源', computed(source)).optional(),
      closedBecause: computed(because()).optional(),
      receiptIds: labelled(
        'Receipts',
        '收货单',
        z.array(ref('goodsReceipt', 'gr')).max(500),
      ).optional(),
      openItemIds: labelled(
        'Payables',
        '应付款',
        z.array(ref('openItem', 'oi')).max(500),
      ).optional(),
      note: labelled('Note', '备注', note(2000)).optional(),
      pegs: labelled('For requests', '对应申请', z.array(peg).max(500)).optional(),
      lines: labelled('Lines', '明细', z.array(purchaseOrderLine).min(1).max(MAX_LINES)),
    }),
});
