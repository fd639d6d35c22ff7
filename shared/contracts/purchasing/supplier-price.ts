import * as z from 'zod';
import { currency, date, flag, integer, labelled, price, quantity, rate, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { supplier } from '../masterdata/supplier.ts';
import { unit } from '../masterdata/unit.ts';
import { defineNoun } from '../noun.ts';

/** From so many on, one costs so much. */
export const priceBreak = z.strictObject({
  minimum: labelled('From quantity', '起订数量', quantity('nonNegative')),
  price: labelled('Price', '单价', price()),
});

/** What a supplier asks for an item and how he delivers it. Lots are in the item's unit. */
export const supplierPrice = defineNoun({
  id: 'supplierPrice',
  plural: 'supplier-prices',
  prefix: 'spr',
  module: 'purchasing',
  label: { en: 'Supplier price', zh: '供应商价格' },
  title: 'supplierItemCode',
  under: ['itemId', 'supplierId'],
  unique: [['supplierId', 'itemId', 'validFrom']],
  search: ['supplierItemCode'],
  columns: ['supplierId', 'itemId', 'leadTimeDays', 'minimumLot', 'lotMultiple', 'validFrom'],
  sort: '-validFrom',
  master: true,
  defaulted: ['currency', 'taxIncluded', 'validFrom'],
  fields: () =>
    z.strictObject({
      supplierId: labelled('Supplier', '供应商', supplier.ref()),
      itemId: labelled('Item', '物料', item.ref()),
      supplierItemCode: labelled('Supplier’s item no.', '供应商料号', text(60)).optional(),
      /** The unit that prices and breaks are in; the item's own without one. */
      unitId: labelled('Unit', '单位', unit.ref()).optional(),
      currency: labelled('Currency', '币种', currency()),
      taxIncluded: labelled('Price includes tax', '价格含税', flag()),
      breaks: labelled('Prices', '阶梯价', z.array(priceBreak).min(1).max(20)),
      leadTimeDays: labelled('Lead time (days)', '提前期（天）', integer(0, 3650)).optional(),
      minimumLot: labelled('Minimum order', '最小订购量', quantity()).optional(),
      lotMultiple: labelled('Order multiple', '订购倍数', quantity()).optional(),
      /** The part of what is bought that this supplier shall have: 0.6 is 60 %. */
      share: labelled('Share', '采购份额', rate()).optional(),
      /** 1 goes first. */
      priority: labelled('Priority', '优先级', integer(1, 99)).optional(),
      validFrom: labelled('Valid from', '生效日期', date()),
      validTo: labelled('Valid to', '失效日期', date()).optional(),
    }),
});
