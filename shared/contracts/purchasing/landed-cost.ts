import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import {
  choice,
  code,
  computed,
  currency,
  date,
  labelled,
  money,
  note,
  quantity,
  rate,
  ref,
  text,
} from '../fields.ts';
import { supplier } from '../masterdata/supplier.ts';
import { taxCode } from '../masterdata/tax-code.ts';
import { defineNoun } from '../noun.ts';
import { goodsReceipt } from './goods-receipt.ts';
import { because, itemField, lineNo, MAX_LINES } from './lines.ts';

export const landedCostStates = defineStates({
  initial: 'posted',
  transitions: { posted: ['cancelled'], cancelled: [] },
});

export const landedCostStateLabels = {
  posted: { en: 'Posted', zh: '已入账' },
  cancelled: { en: 'Cancelled', zh: '已作废' },
} as const;

export const landedCostBases = {
  value: { en: 'By value', zh: '按金额' },
  weight: { en: 'By weight', zh: '按重量' },
  quantity: { en: 'By quantity', zh: '按数量' },
} as const;

export const landedCostKinds = {
  freight: { en: 'Freight', zh: '运费' },
  duty: { en: 'Customs duty', zh: '关税' },
  insurance: { en: 'Insurance', zh: '保险费' },
  handling: { en: 'Handling', zh: '装卸费' },
  other: { en: 'Other', zh: '其他' },
} as const;

/** The part of the cost that one received line bears. */
export const landedCostLine = z.strictObject({
  goodsReceiptId: labelled('Receipt', '收货单', goodsReceipt.ref()),
  receiptLine: labelled('Receipt line', '收货行', lineNo()),
  itemId: itemField(),
  quantity: labelled('Quantity', '数量', quantity()),
  unitWeight: labelled('Unit weight', '单位重量', quantity('nonNegative')).optional(),
  amount: labelled('Amount', '分摊金额', money()),
});

/** Freight, duty and the like, which make received goods dearer. */
export const landedCost = defineNoun({
  id: 'landedCost',
  plural: 'landed-costs',
  prefix: 'lc',
  module: 'purchasing',
  label: { en: 'Landed cost', zh: '采购费用分摊' },
  title: 'number',
  unique: [['sellerKey', 'invoiceNumber']],
  search: ['number', 'invoiceNumber'],
  columns: ['number', 'supplierId', 'kind', 'basis', 'date', 'net', 'state'],
  sort: '-createdAt',
  states: landedCostStates,
  derives: {
    gross: { adds: ['net', 'tax'] },
    spread: { adds: ['lines.amount'] },
  },
  page: { hidden: ['sellerKey'] },
  fields: () =>
    z.strictObject({
      number: labelled('Number', '单号', computed(text(40))),
      state: labelled('State', '状态', computed(choice(landedCostStateLabels))),
      kind: labelled('Kind', '费用类型', choice(landedCostKinds)),
      basis: labelled('Spread', '分摊方式', choice(landedCostBases)),
      supplierId: labelled('Supplier', '供应商', supplier.ref()),
      invoiceNumber: labelled('Invoice number', '发票号码', code(40)),
      sellerKey: labelled('Seller', '销方', computed(code(60))).optional(),
      date: labelled('Date', '日期', date()),
      currency: labelled('Currency', '币种', currency()),
      net: labelled('Net', '不含税金额', money('positive')),
      taxCode: taxCode(),
      taxRate: labelled('Tax rate', '税率', computed(rate())),
      tax: labelled('Tax', '税额', money('nonNegative')),
      gross: labelled('Gross', '价税合计', computed(money())),
      /** Spread over the lines: the net amount, with tax where it cannot be deducted. */
      spread: labelled('Spread amount', '分摊总额', computed(money())),
      toStock: labelled('To stock', '计入存货', computed(money())),
      toCost: labelled('To cost', '计入成本', computed(money())),
      openItemId: labelled('Payable', '应付款', ref('openItem', 'oi')).optional(),
      cancelledBecause: computed(because()).optional(),
      note: labelled('Note', '备注', note(1000)).optional(),
      lines: labelled('Lines', '明细', z.array(landedCostLine).min(1).max(MAX_LINES)),
    }),
});
