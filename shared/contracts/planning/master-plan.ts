import * as z from 'zod';
import { code, date, labelled, quantity, rate, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { planningArea } from '../masterdata/planning-area.ts';
import { defineNoun } from '../noun.ts';

export const masterPlanShare = z.strictObject({
  itemId: labelled('Item', '物料', item.ref()),
  /** Parts of the whole; they need not add up to 1. */
  share: labelled('Share', '比例', rate('positive')),
});

/**
 * What shall be made of a family in a period. Its shares make it the items', its weeks the shop
 * floor's; sales orders of the items consume it as they consume a forecast.
 */
export const masterPlan = defineNoun({
  id: 'masterPlan',
  plural: 'master-plans',
  prefix: 'mps',
  module: 'planning',
  label: { en: 'Master plan', zh: '主生产计划' },
  title: 'code',
  unique: ['code'],
  search: ['code', 'name'],
  columns: ['code', 'name', 'from', 'to', 'quantity', 'area'],
  sort: '-from',
  master: true,
  defaulted: ['area'],
  fields: () =>
    z.strictObject({
      code: labelled('Code', '编码', code(60)),
      name: labelled('Family', '产品族', text(100)),
      area: planningArea(),
      from: labelled('From', '开始日期', date()),
      to: labelled('To', '结束日期', date()),
      quantity: labelled('Quantity', '数量', quantity()),
      shares: labelled('Items', '产品', z.array(masterPlanShare).min(1).max(200)),
    }),
});
