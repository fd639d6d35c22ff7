import * as z from 'zod';
import {
  choice,
  code,
  flag,
  integer,
  labelled,
  money,
  price,
  quantity,
  rate,
  ref,
  text,
} from '../fields.ts';
import { defineNoun } from '../noun.ts';
import { planningArea } from './planning-area.ts';
import { taxCode } from './tax-code.ts';
import { unit, unitFactor } from './unit.ts';

export const itemKinds = {
  goods: { en: 'Goods', zh: '商品' },
  service: { en: 'Service', zh: '服务' },
  bundle: { en: 'Bundle', zh: '套件' },
} as const;

/** How many are ordered when some are needed. */
export const lotPolicies = {
  lotForLot: { en: 'As needed', zh: '按需' },
  fixed: { en: 'Fixed quantity', zh: '固定批量' },
  period: { en: 'Needs of a period', zh: '按期间合并' },
  economic: { en: 'Economic quantity', zh: '经济批量' },
} as const;

export const dayCounts = {
  calendar: { en: 'Calendar days', zh: '自然日' },
  working: { en: 'Working days', zh: '工作日' },
} as const;

/** What backflushing does when there is not enough. */
export const shortagePolicies = {
  block: { en: 'Refuse and list what is short', zh: '拒绝并列出短缺' },
  partial: { en: 'Issue what there is', zh: '有多少发多少' },
  allowNegative: { en: 'Go below zero', zh: '允许负库存' },
} as const;

/** A unit that the item is bought in: one of it makes numerator/denominator of the item's unit. */
export const purchaseUnit = z.strictObject({
  unitId: labelled('Unit', '单位', unit.ref()),
  ...unitFactor.shape,
});

/** What is kept for safety in a planning area beside the main one. */
const areaStock = z.strictObject({
  area: planningArea(),
  safetyStock: labelled('Safety stock', '安全库存', quantity('nonNegative')),
});

/** How planning gets it: when, and how many at a time. Lot sizes apply in the order given. */
const procurement = () => ({
  leadTimeDays: labelled('Lead time (days)', '提前期（天）', integer(0, 3650)).optional(),
  /** Added to the fixed lead time: days for one unit; the sum is rounded up to whole days. */
  leadTimePerUnit: labelled(
    'Lead time per unit (days)',
    '单位变动提前期（天）',
    quantity('nonNegative'),
  ).optional(),
  leadTimeCounts: labelled('Lead time counts', '提前期计算', choice(dayCounts)).optional(),
  receiptDays: labelled('Days to receive', '收货检验天数', integer(0, 365)).optional(),
  lotPolicy: labelled('Lot policy', '批量政策', choice(lotPolicies)).optional(),
  lotSize: labelled('Lot size', '批量', quantity()).optional(),
  lotPeriodDays: labelled('Lot period (days)', '合并期间（天）', integer(1, 366)).optional(),
  minimumLot: labelled('Minimum lot', '最小批量', quantity()).optional(),
  lotMultiple: labelled('Lot multiple', '批量倍数', quantity()).optional(),
  maximumLot: labelled('Maximum lot', '最大批量', quantity()).optional(),
  /** Planned orders are not proposed before today plus these days. */
  timeFenceDays: labelled(
    'Planning time fence (days)',
    '计划时界（天）',
    integer(0, 366),
  ).optional(),
  madeToOrder: labelled('Made to order', '按单生产', flag()).optional(),
  /** As a component it is kept for the order that it was planned for. */
  pegHard: labelled('Kept for its order', '专料专用', flag()).optional(),
  serviceLevel: labelled('Service level', '服务水平', rate()).optional(),
  orderCost: labelled('Cost of ordering once', '每次订货成本', money('nonNegative')).optional(),
  holdingRate: labelled('Holding cost per year', '年持有成本率', rate()).optional(),
  supplierId: labelled('Usual supplier', '默认供应商', ref('supplier', 'sup')).optional(),
});

/** How production uses it. */
const consumption = () => ({
  warehouseId: labelled('Usual warehouse', '默认仓库', ref('warehouse', 'wh')).optional(),
  backflush: labelled('Backflushed', '倒冲领料', flag()).optional(),
  lineSideWarehouseId: labelled('Line-side warehouse', '线边仓', ref('warehouse', 'wh')).optional(),
  shortagePolicy: labelled('When short', '缺料时', choice(shortagePolicies)).optional(),
  keyItem: labelled('Key item in kitting', '齐套关键料', flag()).optional(),
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
  page: {
    begin: { kind: 'goods', decimals: 0, stocked: true, make: false },
    sections: [
      {
        label: { en: 'Item', zh: '基本信息' },
        fields: [
          'code',
          'name',
          'nameEn',
          'spec',
          'category',
          'barcode',
          'unitId',
          'kind',
          'decimals',
        ],
      },
      {
        label: { en: 'Selling and valuing', zh: '销售与成本' },
        fields: ['salesPrice', 'taxCode', 'standardCost'],
      },
      {
        label: { en: 'Stock', zh: '库存' },
        fields: [
          'warehouseId',
          'safetyStock',
          'reorderPoint',
          'stocked',
          'trackLots',
          'shelfLifeDays',
        ],
      },
      {
        label: { en: 'Replenishing', zh: '补货' },
        fields: [
          'supplierId',
          'leadTimeDays',
          'receiptDays',
          'lotPolicy',
          'lotSize',
          'minimumLot',
          'lotMultiple',
          'maximumLot',
          'lotPeriodDays',
          'make',
          'madeToOrder',
        ],
      },
    ],
  },
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
      /** A lot that comes in without a last good day gets one from the day of its receipt. */
      shelfLifeDays: labelled('Shelf life (days)', '保质期（天）', integer(1, 36_500)).optional(),
      make: labelled('Made in house', '自制', flag()),
      purchaseUnits: labelled(
        'Purchase units',
        '采购单位',
        z.array(purchaseUnit).max(10),
      ).optional(),
      salesPrice: labelled('Sales price', '销售价', price()).optional(),
      standardCost: labelled('Standard cost', '标准成本', price()).optional(),
      taxCode: taxCode().optional(),
      safetyStock: labelled('Safety stock', '安全库存', quantity('nonNegative')).optional(),
      areaStocks: labelled(
        'Safety stock of other areas',
        '其他区域安全库存',
        z.array(areaStock).max(50),
      ).optional(),
      reorderPoint: labelled('Reorder point', '再订货点', quantity('nonNegative')).optional(),
      ...procurement(),
      ...consumption(),
    }),
});
