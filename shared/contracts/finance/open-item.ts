import * as z from 'zod';
import {
  choice,
  code,
  computed,
  currency,
  date,
  flag,
  labelled,
  money,
  ref,
  text,
} from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { source } from './source.ts';
import { sourceNames } from './source-names.ts';

export const openItemKinds = {
  receivable: { en: 'Receivable', zh: '应收' },
  payable: { en: 'Payable', zh: '应付' },
  advance: { en: 'Advance from customer', zh: '预收' },
  prepayment: { en: 'Prepayment to supplier', zh: '预付' },
} as const;

export const partyNouns = {
  customer: { en: 'Customer', zh: '客户' },
  supplier: { en: 'Supplier', zh: '供应商' },
} as const;

/** What took a part off an item, or, negative, gave it back. */
export const settlement = z.strictObject({
  date: labelled('Date', '日期', date()),
  amount: labelled('Amount', '金额', money()),
  noun: labelled('By', '单据类型', text(40).meta({ choices: sourceNames })),
  sourceId: labelled('Document id', '单据编号', text(60)),
  number: labelled('Document number', '单据号', text(60)).optional(),
});

/**
 * One amount that somebody still has to pay. A negative receivable is a credit in the customer's
 * favour. open = amount − Σ settlements, and never beyond zero on the other side.
 */
export const openItem = defineNoun({
  id: 'openItem',
  plural: 'open-items',
  prefix: 'oi',
  module: 'finance',
  label: { en: 'Open item', zh: '往来明细' },
  title: 'documentNumber',
  search: ['documentNumber'],
  columns: [
    'documentNumber',
    'kind',
    'date',
    'dueDate',
    'amount',
    'open',
    'customerId',
    'supplierId',
  ],
  sort: 'dueDate',
  scope: { owner: 'ownerId', team: 'team', region: 'region' },
  derives: {
    open: { adds: ['amount'], less: ['settlements.amount'] },
  },
  fields: () =>
    z.strictObject({
      kind: labelled('Kind', '类型', choice(openItemKinds)),
      partyNoun: labelled('Party', '往来单位类型', choice(partyNouns)),
      customerId: labelled('Customer', '客户', ref('customer', 'cus')).optional(),
      supplierId: labelled('Supplier', '供应商', ref('supplier', 'sup')).optional(),
      documentNumber: labelled('Document', '单据号', code(60)),
      source: labelled('Source', '来源', source),
      date: labelled('Date', '日期', date()),
      dueDate: labelled('Due', '到期日', date()),
      currency: labelled('Currency', '币种', currency()),
      amount: labelled('Amount', '金额', money()),
      open: labelled('Open', '未清金额', computed(money())),
      settled: labelled('Settled', '已结清', computed(flag())),
      settlements: labelled('Settlements', '核销记录', computed(z.array(settlement).max(500))),
      ownerId: labelled('Owner', '负责人', ref('member', 'mem')).optional(),
      team: labelled('Team', '部门', code(60)).optional(),
      region: labelled('Region', '区域', text(60)).optional(),
    }),
});
