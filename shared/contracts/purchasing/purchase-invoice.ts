import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import {
  choice,
  code,
  computed,
  currency,
  date,
  flag,
  labelled,
  money,
  note,
  price,
  quantity,
  rate,
  ref,
  text,
} from '../fields.ts';
import { supplier } from '../masterdata/supplier.ts';
import { taxCode } from '../masterdata/tax-code.ts';
import { defineNoun } from '../noun.ts';
import {
  because,
  itemField,
  lineNo,
  MAX_LINES,
  orderLine,
  totals,
  totalsDerived,
} from './lines.ts';
import { purchaseOrder } from './purchase-order.ts';

/** A held invoice owes nobody anything: there is no payable that could be paid. */
export const purchaseInvoiceStates = defineStates({
  initial: 'held',
  transitions: { held: ['posted', 'cancelled'], posted: ['cancelled'], cancelled: [] },
});

export const purchaseInvoiceStateLabels = {
  held: { en: 'Held, payment blocked', zh: '挂起、冻结付款' },
  posted: { en: 'Posted', zh: '已入账' },
  cancelled: { en: 'Cancelled', zh: '已作废' },
} as const;

export const invoiceColours = {
  blue: { en: 'Invoice', zh: '蓝字发票' },
  red: { en: 'Credit note (red invoice)', zh: '红字发票' },
} as const;

/** Confirmed for deduction (勾选), still to be, or not deductible at all. */
export const deductionStates = {
  pending: { en: 'To be confirmed', zh: '待勾选' },
  confirmed: { en: 'Confirmed', zh: '已勾选' },
  none: { en: 'Not deductible', zh: '不可抵扣' },
} as const;

export const matchOutcomes = {
  matched: { en: 'Matches', zh: '相符' },
  tolerated: { en: 'Within tolerance', zh: '允差内' },
  held: { en: 'Held', zh: '挂起' },
} as const;

export const holdReasons = {
  quantity: { en: 'More than was accepted', zh: '数量超出合格收货' },
  price: { en: 'Price differs', zh: '价格不符' },
  taxRate: { en: 'Tax rate differs', zh: '税率不符' },
  supplier: { en: 'Order of another supplier', zh: '供应商不符' },
  currency: { en: 'Other currency', zh: '币种不符' },
} as const;

export type HoldReason = keyof typeof holdReasons;

export const holdOwners = {
  buyer: { en: 'Buyer', zh: '采购员' },
  warehouse: { en: 'Warehouse', zh: '仓库' },
} as const;

const reasonField = () => labelled('Reason', '原因', choice(holdReasons));

/** Quantities in the item's unit. `matched` of it is backed by goods; the rest is a difference. */
export const purchaseInvoiceLine = z.strictObject({
  lineNo: lineNo(),
  purchaseOrderId: labelled('Order', '采购订单', purchaseOrder.ref()),
  orderLine: orderLine(),
  itemId: itemField(),
  quantity: labelled('Quantity', '数量', quantity('nonNegative')),
  /** Of one item unit, in the prices of the invoice. */
  price: labelled('Price', '单价', price()),
  taxCode: taxCode(),
  taxRate: labelled('Tax rate', '税率', rate()),
  net: labelled('Net', '不含税金额', money()),
  tax: labelled('Tax', '税额', money()),
  gross: labelled('Gross', '价税合计', money()),
  outcome: labelled('Match', '匹配结果', choice(matchOutcomes)),
  reasons: labelled('Reasons', '挂起原因', z.array(reasonField()).max(5)).optional(),
  owner: labelled('To be settled by', '处理人', choice(holdOwners)).optional(),
  matchable: labelled('Matchable', '可匹配数量', quantity('any')),
  matched: labelled('Matched', '已匹配数量', quantity('nonNegative')),
  /** Price of the invoice over that of the order: 0.015 is 1.5 % more. */
  priceRate: labelled('Price difference rate', '价差率', rate('any')),
  /** That difference for the matchable quantity, net. */
  priceDifference: labelled('Price difference', '价差', money()),
  /** What a red-letter invoice should take back. */
  excess: labelled('Excess quantity', '超出数量', quantity('nonNegative')),
  excessNet: labelled('Excess net', '超出不含税', money()),
  excessTax: labelled('Excess tax', '超出税额', money()),
  /** Taken back already by red-letter invoices that came before the posting. */
  credited: labelled('Credited', '已红冲数量', quantity('nonNegative')).optional(),
  creditedNet: labelled('Credited net', '已红冲不含税', money()).optional(),
  creditedTax: labelled('Credited tax', '已红冲税额', money()).optional(),
  /** Set by the posting: what it took off received-not-invoiced, and the difference to it. */
  accrued: labelled('Received, not invoiced', '冲减暂估', money()).optional(),
  difference: labelled('Difference', '入账差异', money()).optional(),
});

/** A supplier's invoice: matched with order and receipts before anything is owed. */
export const purchaseInvoice = defineNoun({
  id: 'purchaseInvoice',
  plural: 'purchase-invoices',
  prefix: 'pinv',
  module: 'purchasing',
  label: { en: 'Purchase invoice', zh: '采购发票' },
  title: 'invoiceNumber',
  unique: [['sellerKey', 'invoiceNumber']],
  search: ['invoiceNumber', 'number'],
  columns: ['number', 'invoiceNumber', 'supplierId', 'date', 'state', 'gross', 'dueDate'],
  sort: '-createdAt',
  states: purchaseInvoiceStates,
  page: {
    lineColumns: [
      ...['lineNo', 'itemId', 'quantity', 'price', 'net', 'tax', 'gross'],
      ...['outcome', 'reasons', 'owner', 'matchable', 'excess', 'priceRate', 'priceDifference'],
      ...['purchaseOrderId', 'orderLine', 'accrued', 'difference'],
    ],
    totals: ['net', 'tax', 'gross'],
    hidden: ['sellerKey'],
  },
  derives: {
    ...totalsDerived,
    'lines.gross': { adds: ['net', 'tax'] },
  },
  fields: () =>
    z.strictObject({
      number: labelled('Number', '单号', computed(text(40))),
      invoiceNumber: labelled('Invoice number', '发票号码', code(40)),
      /** Tax number of the seller; a cancelled invoice has none, so that it can come again. */
      sellerKey: labelled('Seller', '销方', computed(code(60))).optional(),
      colour: labelled('Kind', '发票类型', computed(choice(invoiceColours))),
      state: labelled('State', '状态', computed(choice(purchaseInvoiceStateLabels))),
      supplierId: labelled('Supplier', '供应商', supplier.ref()),
      date: labelled('Invoice date', '开票日期', date()),
      /** The day it goes into the books. */
      postingDate: labelled('Posting date', '入账日期', date()),
      currency: labelled('Currency', '币种', currency()),
      taxIncluded: labelled('Prices include tax', '价格含税', flag()),
      deduction: labelled('Deduction', '抵扣状态', computed(choice(deductionStates))),
      deductedOn: labelled('Confirmed on', '勾选日期', computed(date())).optional(),
      ...totals,
      dueDate: labelled('Due', '到期日', computed(date())).optional(),
      /** The differences of all lines, by what is still on hand and what is gone. */
      toStock: labelled('Difference to stock', '差异计入存货', computed(money())).optional(),
      toCost: labelled('Difference to cost', '差异计入成本', computed(money())).optional(),
      recordedBy: labelled('Recorded by', '录入人', computed(text(80))),
      releasedBy: labelled('Released by', '放行人', computed(text(80))).optional(),
      releasedBecause: computed(because()).optional(),
      cancelledBecause: computed(because()).optional(),
      openItemId: labelled('Payable', '应付款', ref('openItem', 'oi')).optional(),
      journalId: labelled('Voucher', '凭证', ref('journal', 'jnl')).optional(),
      /** On a red one: what it takes back. */
      correctsId: labelled('Corrects', '对应蓝票', ref('purchaseInvoice', 'pinv')).optional(),
      purchaseReturnId: labelled('Return', '退货单', ref('purchaseReturn', 'prt')).optional(),
      note: labelled('Note', '备注', note(1000)).optional(),
      lines: labelled('Lines', '明细', z.array(purchaseInvoiceLine).min(1).max(MAX_LINES)),
    }),
});
