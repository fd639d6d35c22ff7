import * as z from 'zod';
import { integer, labelled, money, text } from '../fields.ts';
import { defineOperation } from '../operation.ts';

/**
 * Monthly average: what the issues of a month cost, once the month is over. It values up to
 * forty items in one step; called again it goes on until nothing remains. Items that production
 * used or made in the month are valued by the cost run of production, which knows the orders.
 */
export const runMonthCost = defineOperation({
  id: 'inventory.runMonthCost',
  method: 'POST',
  path: '/api/inventory/month-costs',
  permission: 'cost.run',
  label: { en: 'Run the costs of a month', zh: '月末成本结转' },
  input: z.strictObject({
    period: labelled('Month', '月份', text(7).regex(/^\d{4}-(0[1-9]|1[0-2])$/)),
  }),
  output: z.strictObject({
    period: labelled('Month', '月份', text(7)),
    items: labelled('Items valued', '已计价物料数', integer(0, 1_000_000)),
    remaining: labelled('Items left', '剩余物料数', integer(0, 10_000_000)),
    cost: labelled('Cost', '成本', money()),
    inProduction: labelled('Production items', '生产物料数', integer(0, 10_000_000)).optional(),
  }),
  errors: ['inventory.notMonthlyAverage', 'inventory.monthNotOver', 'inventory.issuesDoNotAddUp'],
});
