import * as z from 'zod';
import { computed, labelled, money, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { defineNoun } from '../noun.ts';
import { workOrder } from './work-order.ts';

const amount = (en: string, zh: string) => labelled(en, zh, computed(money()));

/**
 * What an order has cost and what of it has left as goods. Beside the order, so that the shop
 * floor need not see it. In process = material + labour + overhead − received − expensed − settled.
 */
export const productionCost = defineNoun({
  id: 'productionCost',
  plural: 'production-costs',
  prefix: 'pcs',
  module: 'manufacturing',
  label: { en: 'Cost of a work order', zh: '工单成本' },
  title: 'workOrderId',
  columns: ['workOrderId', 'itemId', 'material', 'labour', 'overhead', 'received', 'inProcess'],
  sort: '-createdAt',
  derives: {
    inProcess: {
      adds: ['material', 'labour', 'overhead'],
      less: ['received', 'expensed', 'settled'],
    },
  },
  fields: () =>
    z.strictObject({
      workOrderId: labelled('Work order', '生产工单', computed(workOrder.ref())),
      itemId: labelled('Product', '产品', computed(item.ref())),
      material: amount('Material', '材料'),
      labour: amount('Labour', '人工'),
      overhead: amount('Overhead', '制造费用'),
      /** Goods and by-products that came in. */
      received: amount('Received', '完工转出'),
      /** Scrap that the company does not let the good pieces bear. */
      expensed: amount('Expensed', '废品损失'),
      /** The difference that closing, or the month's cost run, moved to stock and cost of sales. */
      settled: amount('Difference settled', '差异结转'),
      inProcess: amount('In process', '在制'),
      /** Monthly average: the last month whose cost run took this order in. */
      settledPeriod: labelled('Settled until', '已结转月份', computed(text(7))).optional(),
    }),
});
