import * as z from 'zod';
import {
  choice,
  code,
  currency,
  date,
  flag,
  integer,
  labelled,
  phone,
  quantity,
  ref,
  text,
  timeZone,
} from '../fields.ts';
import { defineNoun } from '../noun.ts';

export const costingMethods = {
  movingAverage: { en: 'Moving average', zh: '移动加权平均' },
  fifo: { en: 'First in, first out', zh: '先进先出' },
  monthlyAverage: { en: 'Monthly weighted average', zh: '全月一次加权平均' },
} as const;

export const accountingStandards = {
  cnSmall: { en: 'China: small enterprises', zh: '小企业会计准则' },
  cnEnterprise: { en: 'China: enterprises', zh: '企业会计准则' },
  international: { en: 'International (English)', zh: '国际（英文）' },
} as const;

export const locales = {
  'zh-CN': { en: 'Chinese', zh: '简体中文' },
  en: { en: 'English', zh: '英文' },
} as const;

export const taxpayerTypes = {
  general: { en: 'General taxpayer', zh: '一般纳税人' },
  small: { en: 'Small-scale taxpayer', zh: '小规模纳税人' },
} as const;

/** The tenant's own settings: one document, read with every command. */
export const company = defineNoun({
  id: 'company',
  plural: 'companies',
  prefix: 'co',
  module: 'platform',
  label: { en: 'Company', zh: '公司' },
  title: 'name',
  search: ['name'],
  page: { single: true },
  fields: () =>
    z.strictObject({
      name: labelled('Name', '名称', text(200)),
      taxNumber: labelled('Tax number', '统一社会信用代码', code(30)).optional(),
      address: labelled('Address', '地址', text(300)).optional(),
      /** What documents in English show. */
      nameEn: labelled('English name', '英文名称', text(200)).optional(),
      addressEn: labelled('English address', '英文地址', text(300)).optional(),
      phone: labelled('Phone', '电话', phone()).optional(),
      bankDetails: labelled('Bank details', '开户行及账号', text(200)).optional(),
      logoFileId: labelled('Logo', '公司标志', ref('file', 'file')).optional(),
      locale: labelled('Language', '语言', choice(locales)),
      timeZone: labelled('Time zone', '时区', timeZone()),
      currency: labelled('Currency', '本位币', currency()),
      accountingStandard: labelled('Accounting standard', '会计准则', choice(accountingStandards)),
      taxpayerType: labelled('Taxpayer type', '纳税人类型', choice(taxpayerTypes)),
      costingMethod: labelled('Costing method', '存货计价方法', choice(costingMethods)),
      firstPeriod: labelled(
        'First period',
        '启用期间',
        z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
      ),
      pricesIncludeTax: labelled('Prices include tax', '价格含税', flag()),
      allowNegativeStock: labelled('Allow negative stock', '允许负库存', flag()),
      deliveryTolerance: labelled('Over-delivery tolerance', '超发允差', quantity('nonNegative')),
      reserveHorizonDays: labelled('Reserve horizon (days)', '预留天数', integer(0, 3650)),
      wentLiveOn: labelled('Went live on', '上线日期', date()).optional(),
    }),
});
