import * as z from 'zod';
import { date, integer, labelled, note, quantity, rate, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { planningArea } from '../masterdata/planning-area.ts';
import { supplier } from '../masterdata/supplier.ts';
import { defineNoun } from '../noun.ts';

const MOST_LINES = 200;

/** Wanted on top of all that is ordered and forecast; no order consumes it. */
export const furtherDemand = z.strictObject({
  itemId: labelled('Item', '物料', item.ref()),
  quantity: labelled('Quantity', '数量', quantity()),
  date: labelled('Date', '日期', date()),
  area: planningArea().optional(),
});

/** So much of what is forecast: 1.2 is a fifth more. */
export const otherForecast = z.strictObject({
  /** Absent: of all items that no line names. */
  itemId: labelled('Item', '物料', item.ref()).optional(),
  share: labelled('Of the forecast', '为原预测的', rate()),
});

/** What is left out stays as the item says. */
export const otherItem = z.strictObject({
  itemId: labelled('Item', '物料', item.ref()),
  safetyStock: labelled('Safety stock', '安全库存', quantity('nonNegative')).optional(),
  leadTimeDays: labelled('Lead time (days)', '提前期（天）', integer(0, 3650)).optional(),
});

/** Purchase orders that are open: of a supplier, of an item, of both, or all. */
export const laterPurchase = z.strictObject({
  supplierId: labelled('Supplier', '供应商', supplier.ref()).optional(),
  itemId: labelled('Item', '物料', item.ref()).optional(),
  days: labelled('Days later', '推迟天数', integer(1, 365)),
});

/**
 * What a plan may assume beside what is known. Its plans never come into use by themselves: they
 * are looked at, compared with the plan in use, and what is liked of them is firmed or released.
 */
export const planningScenario = defineNoun({
  id: 'planningScenario',
  plural: 'planning-scenarios',
  prefix: 'psc',
  module: 'planning',
  label: { en: 'Planning scenario', zh: '计划方案' },
  title: 'name',
  unique: ['name'],
  search: ['name', 'note'],
  columns: ['name', 'note', 'updatedAt'],
  sort: 'name',
  master: true,
  fields: () =>
    z.strictObject({
      name: labelled('Name', '名称', text(100)),
      note: labelled('Note', '备注', note(500)).optional(),
      demands: labelled(
        'Further demand',
        '追加需求',
        z.array(furtherDemand).max(MOST_LINES),
      ).optional(),
      forecasts: labelled(
        'Forecasts otherwise',
        '预测调整',
        z.array(otherForecast).max(MOST_LINES),
      ).optional(),
      items: labelled(
        'Items planned otherwise',
        '物料参数调整',
        z.array(otherItem).max(MOST_LINES),
      ).optional(),
      delays: labelled(
        'Purchases that come later',
        '采购延期',
        z.array(laterPurchase).max(MOST_LINES),
      ).optional(),
    }),
});
