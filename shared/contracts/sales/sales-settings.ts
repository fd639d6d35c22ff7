import * as z from 'zod';
import { choice, integer, labelled, rate } from '../fields.ts';
import { priceList } from '../masterdata/price-list.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineNoun } from '../noun.ts';

export const creditActions = {
  hold: { en: 'Put the order on hold', zh: '冻结订单' },
  refuse: { en: 'Refuse to confirm', zh: '拒绝确认' },
} as const;

export const billingPolicies = {
  manual: { en: 'By hand', zh: '手工开票' },
  onDelivery: { en: 'After every delivery', zh: '发货后自动开票' },
  onceDelivered: { en: 'When all is delivered', zh: '全部发货后自动开票' },
} as const;

/** How this company sells: one document, which stands for its defaults while it is absent. */
export const salesSettings = defineNoun({
  id: 'salesSettings',
  plural: 'sales-settings',
  prefix: 'ss',
  module: 'sales',
  label: { en: 'Sales settings', zh: '销售设置' },
  title: 'creditAction',
  page: { single: true },
  fields: () =>
    z.strictObject({
      creditAction: labelled('Over the credit limit', '超信用额度时', choice(creditActions)),
      billing: labelled('Billing', '开票方式', choice(billingPolicies)),
      quotationDays: labelled('Quotations valid (days)', '报价有效天数', integer(1, 365)),
      tierDiscounts: labelled(
        'Tier discounts',
        '等级折扣',
        z.strictObject({
          A: labelled('Tier A', 'A类', rate()).optional(),
          B: labelled('Tier B', 'B类', rate()).optional(),
          C: labelled('Tier C', 'C类', rate()).optional(),
        }),
      ).optional(),
      warehouseId: labelled('Ships from', '默认发货仓库', warehouse.ref()).optional(),
      /** For everybody: quantity breaks and promotions with their dates. */
      generalPriceListId: labelled('General price list', '通用价目表', priceList.ref()).optional(),
      /** Prices below these need the right to go below. */
      floorPriceListId: labelled('Price floors', '最低价表', priceList.ref()).optional(),
    }),
});
