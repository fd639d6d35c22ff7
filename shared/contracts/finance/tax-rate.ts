import * as z from 'zod';
import { choice, code, date, labelled, rate, text } from '../fields.ts';
import { defineNoun } from '../noun.ts';

export const taxKinds = {
  standard: { en: 'Taxed', zh: '应税' },
  simplified: { en: 'Simplified', zh: '简易计税' },
  zero: { en: 'Zero-rated', zh: '零税率' },
  exempt: { en: 'Exempt', zh: '免税' },
  none: { en: 'Outside the scope of VAT', zh: '不征税' },
} as const;

/** The rate of a tax from one day to another; a new law is a new record, never an edit. */
export const taxRate = defineNoun({
  id: 'taxRate',
  plural: 'tax-rates',
  prefix: 'tax',
  module: 'finance',
  label: { en: 'Tax rate', zh: '税率' },
  title: 'code',
  unique: [['code', 'validFrom']],
  search: ['code', 'name', 'nameEn'],
  columns: ['code', 'name', 'rate', 'validFrom', 'validTo', 'kind'],
  sort: 'code',
  master: true,
  fields: () =>
    z.strictObject({
      code: labelled('Code', '税码', code(20)),
      name: labelled('Name', '名称', text(100)),
      nameEn: labelled('English name', '英文名称', text(100)).optional(),
      kind: labelled('Kind', '计税方式', choice(taxKinds)),
      rate: labelled('Rate', '税率', rate()),
      validFrom: labelled('Valid from', '生效日期', date()),
      validTo: labelled('Valid to', '失效日期', date()).optional(),
    }),
});
