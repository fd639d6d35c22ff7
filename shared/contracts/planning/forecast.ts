import * as z from 'zod';
import { choice, date, labelled, note, quantity } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { planningArea } from '../masterdata/planning-area.ts';
import { defineNoun } from '../noun.ts';

export const forecastSources = {
  manual: { en: 'By hand', zh: '手工' },
  opportunity: { en: 'Opportunities', zh: '商机' },
  statistics: { en: 'Statistics', zh: '统计预测' },
} as const;

/** What is expected to be sold of an item in a period, both days included. */
export const forecast = defineNoun({
  id: 'forecast',
  plural: 'forecasts',
  prefix: 'fc',
  module: 'planning',
  label: { en: 'Forecast', zh: '销售预测' },
  title: 'from',
  under: ['itemId'],
  unique: [['itemId', 'area', 'from', 'to']],
  search: ['reason'],
  columns: ['itemId', 'from', 'to', 'quantity', 'area', 'source'],
  sort: '-from',
  master: true,
  defaulted: ['area', 'source'],
  fields: () =>
    z.strictObject({
      itemId: labelled('Item', '物料', item.ref()),
      area: planningArea(),
      from: labelled('From', '开始日期', date()),
      to: labelled('To', '结束日期', date()),
      quantity: labelled('Quantity', '数量', quantity('nonNegative')),
      source: labelled('Source', '来源', choice(forecastSources)),
      /** What the source said, where a person has changed it. */
      proposed: labelled('Proposed', '建议数量', quantity('nonNegative')).optional(),
      reason: labelled('Reason', '调整原因', note(500)).optional(),
    }),
});
