import * as z from 'zod';
import { choice, code, flag, integer, labelled, price, quantity, text } from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { unit, unitFactor } from './unit.ts';

export const itemKinds = {
  goods: { en: 'Goods', zh: '商品' },
  service: { en: 'Service', zh: '服务' },
  bundle: { en: 'Bundle', zh: '套件' },
} as const;

/** A unit that the item is bought in: one of it makes numerator/denominator of the item's unit. */
export const purchaseUnit = z.strictObject({
  unitId: labelled('Unit', '单位', unit.ref()),
  ...unitFactor.shape,
});

/** What is bought, made, kept and sold. Quantities are in its unit, to its decimals. */
export const item = defineNoun({
  id: 'item',
  plural: 'items',
  prefix: 'itm',
  module: 'masterdata',
  label: { en: 'Item', zh: '物料' },
  title: 'code',
  unique: ['code', 'barcode'],
  search: ['code', 'name', 'nameEn', 'spec', 'barcode'],
  columns: ['code', 'name', 'spec', 'kind', 'unitId', 'category', 'salesPrice'],
  sort: 'code',
  master: true,
  defaulted: ['kind', 'decimals', 'stocked', 'make'],
  fields: () =>
    z.strictObject({
      code: labelled('Code', '编码', code(60)),
      name: labelled('Name', '名称', text(200)),
      nameEn: labelled('English name', '英文名称', text(200)).optional(),
      spec: labelled('Specification', '规格型号', text(200)).optional(),
      category: labelled('Category', '类别', text(100)).optional(),
      barcode: labelled('Barcode', '条码', code(60)).optional(),
      kind: labelled('Kind', '类型', choice(itemKinds)),
      unitId: labelled('Unit', '单位', unit.ref()),
      decimals: labelled('Decimals', '数量小数位', integer(0, 6)),
      stocked: labelled('Kept in stock', '管理库存', flag()),
      trackLots: labelled('Tracked by lot', '批次管理', flag()).optional(),
      make: labelled('Made in house', '自制', flag()),
      purchaseUnits: labelled(
        'Purchase units',
        '采购单位',
        z.array(purchaseUnit).max(10),
      ).optional(),
      salesPrice: labelled('Sales price', '销售价', price()).optional(),
      standardCost: labelled('Standard cost', '标准成本', price()).optional(),
      taxCode: labelled('Tax code', '税码', code(20)).optional(),
      safetyStock: labelled('Safety stock', '安全库存', quantity('nonNegative')).optional(),
      reorderPoint: labelled('Reorder point', '再订货点', quantity('nonNegative')).optional(),
      leadTimeDays: labelled('Lead time (days)', '提前期（天）', integer(0, 3650)).optional(),
    }),
});
