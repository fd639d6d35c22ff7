import * as z from 'zod';
import { choice, code, codeOf, computed, flag, labelled, text } from '../fields.ts';
import { defineNoun } from '../noun.ts';

export const accountClasses = {
  asset: { en: 'Asset', zh: '资产' },
  liability: { en: 'Liability', zh: '负债' },
  equity: { en: 'Equity', zh: '所有者权益' },
  cost: { en: 'Cost', zh: '成本' },
  income: { en: 'Income', zh: '收入' },
  expense: { en: 'Expense', zh: '费用' },
} as const;

export const normalBalances = {
  debit: { en: 'Debit', zh: '借' },
  credit: { en: 'Credit', zh: '贷' },
  both: { en: 'Either', zh: '借或贷' },
} as const;

/** An account of the chart. Postings go to leaves; a parent is the sum of its sub-accounts. */
export const account = defineNoun({
  id: 'account',
  plural: 'accounts',
  prefix: 'acc',
  module: 'finance',
  label: { en: 'Account', zh: '会计科目' },
  title: 'code',
  unique: ['code'],
  search: ['code', 'name', 'nameEn'],
  columns: ['code', 'name', 'nameEn', 'class', 'normalBalance', 'leaf'],
  sort: 'code',
  master: true,
  fields: () =>
    z.strictObject({
      code: labelled('Code', '科目编码', code(20)),
      name: labelled('Name', '科目名称', text(100)),
      nameEn: labelled('English name', '英文名称', text(100)).optional(),
      class: labelled('Class', '类别', choice(accountClasses)),
      normalBalance: labelled('Normal balance', '余额方向', choice(normalBalances)),
      parentCode: labelled('Parent', '上级科目', codeOf('account', code(20))).optional(),
      leaf: labelled('Takes postings', '末级', computed(flag())),
    }),
});
