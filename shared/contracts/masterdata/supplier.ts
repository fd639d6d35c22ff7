import * as z from 'zod';
import { choice, code, currency, flag, integer, labelled, personal, ref, text } from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { locales } from '../platform/company.ts';
import { addresses, bankDetails, contacts, paymentTerms, remark } from './party.ts';

/** Who sells to the company. */
export const supplier = defineNoun({
  id: 'supplier',
  plural: 'suppliers',
  prefix: 'sup',
  module: 'masterdata',
  label: { en: 'Supplier', zh: '供应商' },
  title: 'code',
  unique: ['code', 'taxNumber'],
  search: ['code', 'name', 'nameEn', 'taxNumber'],
  columns: ['code', 'name', 'taxNumber', 'currency', 'leadTimeDays'],
  sort: 'code',
  master: true,
  defaulted: ['paymentTerms'],
  page: { begin: { paymentTerms: { kind: 'net', days: 30 } } },
  fields: () =>
    z.strictObject({
      code: labelled('Code', '编码', code(40)),
      name: labelled('Name', '名称', text(200)),
      nameEn: labelled('English name', '英文名称', text(200)).optional(),
      taxNumber: labelled('Tax number', '统一社会信用代码', code(30)).optional(),
      currency: labelled('Currency', '币种', currency()).optional(),
      paymentTerms: labelled('Payment terms', '付款条件', paymentTerms),
      taxIncluded: labelled('Prices include tax', '价格含税', flag()).optional(),
      leadTimeDays: labelled('Lead time (days)', '提前期（天）', integer(0, 3650)).optional(),
      /** The days that the supplier works; lead times count them, where no item says else. */
      calendarId: labelled('Working calendar', '工作日历', ref('workCalendar', 'cal')).optional(),
      addresses: addresses().optional(),
      contacts: personal(contacts()).optional(),
      /** Of what is mailed there; the company's own if left out. */
      language: labelled('Language', '语言', choice(locales)).optional(),
      bankDetails: bankDetails().optional(),
      note: remark().optional(),
    }),
});
