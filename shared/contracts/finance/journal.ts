import * as z from 'zod';
import {
  choice,
  code,
  codeOf,
  computed,
  currency,
  date,
  integer,
  labelled,
  money,
  rate,
  ref,
  text,
} from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { periodCode } from './period.ts';
import { source } from './source.ts';

export const journalKinds = {
  auto: { en: 'Automatic', zh: '自动' },
  manual: { en: 'Manual', zh: '手工' },
  opening: { en: 'Opening', zh: '期初' },
  closing: { en: 'Closing', zh: '结转' },
  reversal: { en: 'Reversal', zh: '红冲' },
} as const;

/** One side of an entry: either debit or credit is '0'; a negative amount is a red entry. */
export const journalLine = z.strictObject({
  accountCode: labelled('Account', '科目', codeOf('account', code(20))),
  debit: labelled('Debit', '借方', money()),
  credit: labelled('Credit', '贷方', money()),
  memo: labelled('Memo', '摘要', text(200)).optional(),
  customerId: labelled('Customer', '客户', ref('customer', 'cus')).optional(),
  supplierId: labelled('Supplier', '供应商', ref('supplier', 'sup')).optional(),
  itemId: labelled('Item', '物料', ref('item', 'itm')).optional(),
  warehouseId: labelled('Warehouse', '仓库', ref('warehouse', 'wh')).optional(),
  department: labelled('Department', '部门', text(60)).optional(),
  project: labelled('Project', '项目', text(60)).optional(),
  person: labelled('Person', '人员', text(60)).optional(),
  orderId: labelled('Order', '订单', text(60)).optional(),
  /** What was done in another currency, and the rate that was used. */
  foreignCurrency: labelled('Foreign currency', '外币', currency()).optional(),
  foreignAmount: labelled('Foreign amount', '外币金额', money()).optional(),
  exchangeRate: labelled('Exchange rate', '汇率', rate('positive')).optional(),
  /** On a line of opening clearing: the control account whose balance it stands for. */
  clears: labelled('Stands for', '对应科目', code(20)).optional(),
});

/** A voucher. Once posted it never changes but for its number; a mistake is reversed. */
export const journal = defineNoun({
  id: 'journal',
  plural: 'journals',
  prefix: 'jnl',
  module: 'finance',
  label: { en: 'Voucher', zh: '凭证' },
  title: 'memo',
  unique: ['reverses'],
  search: ['memo', 'sourceNumber'],
  columns: ['date', 'voucherWord', 'voucherNumber', 'kind', 'memo', 'sourceNumber', 'total'],
  sort: '-date',
  derives: {
    total: { adds: ['lines.debit'] },
  },
  fields: () =>
    z.strictObject({
      date: labelled('Date', '日期', date()),
      period: labelled('Period', '期间', computed(periodCode())),
      kind: labelled('Kind', '类型', computed(choice(journalKinds))),
      currency: labelled('Currency', '币种', currency()),
      memo: labelled('Memo', '摘要', text(300)),
      lines: labelled('Lines', '分录', z.array(journalLine).min(2).max(400)),
      total: labelled('Total', '合计', computed(money())),
      source: labelled('Source', '来源', computed(source)),
      sourceNumber: labelled('Source number', '来源单号', computed(text(60))).optional(),
      reverses: labelled('Reverses', '冲销凭证', computed(ref('journal', 'jnl'))).optional(),
      voucherWord: labelled('Voucher word', '凭证字', computed(text(10))).optional(),
      voucherNumber: labelled(
        'Voucher number',
        '凭证号',
        computed(integer(1, 10_000_000)),
      ).optional(),
    }),
});
