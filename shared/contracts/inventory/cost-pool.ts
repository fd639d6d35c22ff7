import * as z from 'zod';
import { choice, computed, date, labelled, money, price, quantity, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { defineNoun } from '../noun.ts';

export const costMethods = {
  movingAverage: { en: 'Moving average', zh: '移动加权平均' },
  fifo: { en: 'First in, first out', zh: '先进先出' },
  monthlyAverage: { en: 'Monthly weighted average', zh: '全月一次加权平均' },
  standard: { en: 'Standard cost', zh: '标准成本' },
} as const;

/** The account on which the item's stock stands, by role. */
export const stockRoles = {
  finishedGoods: { en: 'Goods', zh: '库存商品' },
  rawMaterial: { en: 'Raw material', zh: '原材料' },
  consumables: { en: 'Consumables', zh: '周转材料' },
} as const;

/** Stock that came in together; `source` is the id of the move that brought it. */
export const costLayer = z.strictObject({
  source: labelled('Movement', '来源', text(80)),
  date: labelled('Date', '日期', date()),
  quantity: labelled('Quantity', '数量', quantity('any')),
  unitCost: labelled('Unit cost', '单位成本', price('any')),
  value: labelled('Value', '金额', money()),
});

export const costShortage = z.strictObject({
  source: labelled('Movement', '来源', text(80)),
  quantity: labelled('Quantity', '数量', quantity()),
  value: labelled('Value', '金额', money()),
});

export const costMonth = z.strictObject({
  period: labelled('Month', '月份', text(7)),
  openingQuantity: labelled('Opening quantity', '期初数量', quantity('any')),
  openingValue: labelled('Opening value', '期初金额', money()),
  receivedQuantity: labelled('Received', '收入数量', quantity('any')),
  receivedValue: labelled('Received value', '收入金额', money()),
  issuedQuantity: labelled('Issued', '发出数量', quantity('any')),
});

/** What one unit cost in a month whose cost run is done. */
export const closedMonth = z.strictObject({
  period: labelled('Month', '月份', text(7)),
  unitCost: labelled('Unit cost', '单位成本', price('any')),
  /** Opening and receipts of the month, from which every issue took its share. */
  quantity: labelled('Quantity', '数量', quantity('any')).optional(),
  value: labelled('Value', '金额', money()).optional(),
});

export const MAX_CLOSED_MONTHS = 24;

/**
 * The value of one item in the whole company. It changes with every movement of stock that the
 * company owns, in the same commit, so that cost vouchers are there at once.
 */
export const costPool = defineNoun({
  id: 'costPool',
  plural: 'cost-pools',
  prefix: 'cp',
  module: 'inventory',
  label: { en: 'Cost of an item', zh: '存货成本' },
  title: 'itemId',
  columns: ['itemId', 'method', 'quantity', 'value', 'lastUnitCost'],
  fields: () =>
    z.strictObject({
      itemId: labelled('Item', '物料', computed(item.ref())),
      method: labelled('Costing method', '计价方法', computed(choice(costMethods))),
      stockRole: labelled('Stock account', '存货科目', computed(choice(stockRoles))),
      quantity: labelled('Quantity', '数量', computed(quantity('any'))),
      value: labelled('Value', '金额', computed(money())),
      lastUnitCost: labelled('Unit cost', '单位成本', computed(price('any'))),
      standardCost: labelled('Standard cost', '标准成本', price()).optional(),
      layers: labelled('Layers', '批次成本', z.array(costLayer).max(2000)).optional(),
      shortages: labelled('Shortages', '负库存', z.array(costShortage).max(2000)).optional(),
      month: labelled('Open month', '未结月份', costMonth).optional(),
      /** Monthly average: the newest last. */
      closedMonths: labelled(
        'Closed months',
        '已结月份',
        z.array(closedMonth).max(MAX_CLOSED_MONTHS),
      ).optional(),
    }),
});
