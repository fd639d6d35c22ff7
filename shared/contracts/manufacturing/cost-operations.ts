import * as z from 'zod';
import { integer, labelled, money, text } from '../fields.ts';
import { defineOperation } from '../operation.ts';

const count = (en: string, zh: string) => labelled(en, zh, integer(0, 10_000_000));

/**
 * Monthly average: what the material of a month cost goes by way of the work orders into what was
 * made of it, the lowest level first. Each call does what one commit holds; call until nothing
 * remains. Items that production did not touch have a run of their own.
 */
export const runProductionCost = defineOperation({
  id: 'manufacturing.runProductionCost',
  method: 'POST',
  path: '/api/manufacturing/month-costs',
  permission: 'productionCost.run',
  label: { en: 'Run production costs of a month', zh: '月末生产成本结转' },
  input: z.strictObject({
    period: labelled('Month', '月份', text(7).regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
  }),
  output: z.strictObject({
    period: labelled('Month', '月份', text(7)),
    items: count('Items valued', '已计价物料数'),
    orders: count('Orders settled', '已结转工单数'),
    remaining: count('Items and orders left', '剩余'),
    cost: labelled('Moved to goods', '转入成品', money()),
  }),
  errors: ['inventory.notMonthlyAverage', 'inventory.monthNotOver'],
});

/**
 * What wages and overhead really were, less what reports have charged at standard rates: the rest
 * of conversion clearing at the end of a month, to the orders that were charged in it. Each call
 * does what one commit holds; call until nothing remains. Doing it again moves what has changed.
 * Under the monthly average it goes before the production cost run.
 */
export const spreadConversion = defineOperation({
  id: 'manufacturing.spreadConversion',
  method: 'POST',
  path: '/api/manufacturing/conversion-spreads',
  permission: 'productionCost.run',
  label: { en: 'Spread conversion costs of a month', zh: '分摊加工费用差异' },
  input: z.strictObject({
    period: labelled('Month', '月份', text(7).regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
  }),
  output: z.strictObject({
    period: labelled('Month', '月份', text(7)),
    balance: labelled('On clearing before', '结转前余额', money()),
    orders: count('Orders charged', '承担工单数'),
    moved: labelled('Spread now', '本次分摊', money()),
    toGoods: labelled('Of which to stock', '计入存货', money()),
    toCost: labelled('Of which to cost of sales', '计入销售成本', money()),
    remaining: count('Orders left', '剩余'),
  }),
  errors: ['manufacturing.noConversion', 'finance.periodLocked'],
});
