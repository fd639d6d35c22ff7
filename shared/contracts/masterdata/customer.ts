import * as z from 'zod';
import {
  choice,
  code,
  computed,
  currency,
  flag,
  instant,
  labelled,
  money,
  personal,
  ref,
  text,
} from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { addresses, bankDetails, contacts, paymentTerms, remark } from './party.ts';

export const customerTiers = {
  A: { en: 'A', zh: 'A类' },
  B: { en: 'B', zh: 'B类' },
  C: { en: 'C', zh: 'C类' },
} as const;

/** What makes a sale revenue: the goods leave, the customer signs, or the invoice is issued. */
export const revenuePoints = {
  delivery: { en: 'On delivery', zh: '发货' },
  sign: { en: 'When signed for', zh: '签收' },
  invoice: { en: 'On invoice', zh: '开票' },
} as const;

/** Who buys. Without a credit limit there is none to exceed. */
export const customer = defineNoun({
  id: 'customer',
  plural: 'customers',
  prefix: 'cus',
  module: 'masterdata',
  label: { en: 'Customer', zh: '客户' },
  title: 'code',
  unique: ['code', 'taxNumber'],
  search: ['code', 'name', 'nameEn', 'taxNumber'],
  columns: ['code', 'name', 'tier', 'ownerId', 'region', 'creditLimit'],
  sort: 'code',
  scope: { owner: 'ownerId', team: 'team', region: 'region' },
  master: true,
  defaulted: ['tier', 'paymentTerms', 'revenuePoint'],
  page: {
    begin: { tier: 'C', paymentTerms: { kind: 'net', days: 30 }, revenuePoint: 'delivery' },
    sections: [
      {
        label: { en: 'Customer', zh: '基本信息' },
        fields: ['code', 'name', 'nameEn', 'taxNumber', 'tier', 'ownerId', 'team', 'region'],
      },
      {
        label: { en: 'Terms', zh: '交易条件' },
        fields: [
          'priceListId',
          'currency',
          'creditLimit',
          'paymentTerms',
          'revenuePoint',
          'taxIncluded',
          'splitPromise',
          'creditBlocked',
        ],
      },
    ],
  },
  fields: () =>
    z.strictObject({
      code: labelled('Code', '编码', code(40)),
      name: labelled('Name', '名称', text(200)),
      nameEn: labelled('English name', '英文名称', text(200)).optional(),
      taxNumber: labelled('Tax number', '统一社会信用代码', code(30)).optional(),
      tier: labelled('Tier', '等级', choice(customerTiers)),
      ownerId: labelled('Owner', '负责人', ref('member', 'mem')).optional(),
      team: labelled('Team', '部门', code(60)).optional(),
      region: labelled('Region', '区域', text(60)).optional(),
      priceListId: labelled('Price list', '价目表', ref('priceList', 'pl')).optional(),
      currency: labelled('Currency', '币种', currency()).optional(),
      creditLimit: labelled('Credit limit', '信用额度', money('nonNegative')).optional(),
      creditBlocked: labelled('Credit blocked', '信用冻结', flag()).optional(),
      paymentTerms: labelled('Payment terms', '付款条件', paymentTerms),
      revenuePoint: labelled('Revenue point', '收入确认时点', choice(revenuePoints)),
      taxIncluded: labelled('Prices include tax', '价格含税', flag()).optional(),
      splitPromise: labelled('Accepts part deliveries', '接受分批交货', flag()).optional(),
      addresses: addresses().optional(),
      contacts: personal(contacts()).optional(),
      bankDetails: bankDetails().optional(),
      lastContactAt: labelled('Last contact', '最近联系', computed(instant())).optional(),
      note: remark().optional(),
    }),
});
