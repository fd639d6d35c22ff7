import * as z from 'zod';
import {
  choice,
  computed,
  date,
  flag,
  labelled,
  money,
  note,
  quantity,
  ref,
  text,
} from '../fields.ts';
import { accountRoleNames } from '../finance/account-roles.ts';
import { source } from '../finance/source.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineNoun } from '../noun.ts';
import { costLayer } from './cost-pool.ts';
import { sourceLine } from './source-line.ts';

export const moveKinds = {
  opening: { en: 'Opening stock', zh: '期初库存' },
  purchaseReceipt: { en: 'Purchase receipt', zh: '采购入库' },
  supplierReturn: { en: 'Return to supplier', zh: '采购退货' },
  delivery: { en: 'Delivery', zh: '销售出库' },
  customerReturn: { en: 'Customer return', zh: '销售退货' },
  productionIssue: { en: 'Material issue', zh: '生产领料' },
  materialReturn: { en: 'Material return', zh: '生产退料' },
  productionReceipt: { en: 'Production receipt', zh: '完工入库' },
  transfer: { en: 'Transfer', zh: '调拨' },
  count: { en: 'Stock count', zh: '盘点' },
  otherIn: { en: 'Other receipt', zh: '其他入库' },
  otherOut: { en: 'Other issue', zh: '其他出库' },
  reversal: { en: 'Reversal', zh: '冲销' },
} as const;

export type MoveKind = keyof typeof moveKinds;

/** Everything stock can come from or go to; only warehouses are on our shelves. */
export const locationKinds = {
  warehouse: { en: 'Warehouse', zh: '仓库' },
  transit: { en: 'In transit', zh: '在途' },
  supplier: { en: 'Supplier', zh: '供应商' },
  customer: { en: 'Customer', zh: '客户' },
  production: { en: 'Production', zh: '生产' },
  subcontractor: { en: 'Subcontractor', zh: '委外' },
  scrap: { en: 'Scrap', zh: '报废' },
  adjustment: { en: 'Adjustment', zh: '调整' },
  opening: { en: 'Opening', zh: '期初' },
} as const;

export type LocationKind = keyof typeof locationKinds;

export const moveReasons = {
  scrap: { en: 'Scrap', zh: '报废' },
  sample: { en: 'Sample', zh: '样品' },
  gift: { en: 'Gift', zh: '赠送' },
  ownUse: { en: 'Own use', zh: '自用' },
  found: { en: 'Found', zh: '盘盈' },
  donated: { en: 'Donated', zh: '受赠' },
  other: { en: 'Other', zh: '其他' },
} as const;

export type MoveReason = keyof typeof moveReasons;

/** What of an issue has not come back yet; absent while nothing has. */
const openIssue = z.strictObject({
  quantity: labelled('Quantity', '数量', quantity('nonNegative')),
  cost: labelled('Cost', '成本', money()),
  layers: labelled('Layers', '批次成本', z.array(costLayer).max(200)).optional(),
});

/**
 * A quantity, in the item's unit, that goes from one place to another: out of the one and into
 * the other, so that every item sums to zero over all places. `cost` is what the stock account
 * changes by; goods of others and goods between our own shelves carry none.
 */
export const stockMoveLine = z.strictObject({
  sourceLine: sourceLine().optional(),
  itemId: labelled('Item', '物料', item.ref()),
  fromKind: labelled('From', '来自', choice(locationKinds)),
  fromWarehouseId: labelled('From warehouse', '调出仓库', warehouse.ref()).optional(),
  toKind: labelled('To', '去往', choice(locationKinds)),
  toWarehouseId: labelled('To warehouse', '调入仓库', warehouse.ref()).optional(),
  quantity: labelled('Quantity', '数量', quantity()),
  lot: labelled('Lot', '批次', text(60)).optional(),
  /** The last good day of what comes in; the lot's is the one that was said last. */
  expiresOn: labelled('Expires on', '失效日期', date()).optional(),
  serial: labelled('Serial number', '序列号', text(60)).optional(),
  cost: labelled('Cost', '成本', money()).optional(),
  /** The month's cost run decides; until then the cost is shown, not posted. */
  provisional: labelled('Provisional', '暂估', flag()).optional(),
  /** FIFO: the layers an issue used. */
  layers: labelled('Layers', '批次成本', z.array(costLayer).max(200)).optional(),
  open: labelled('Not returned yet', '未退回', openIssue).optional(),
});

const otherRole = text(40).meta({ kind: 'text', choices: accountRoleNames });

/** Goods moved, by double entry over places. Together with the reservations it is the truth. */
export const stockMove = defineNoun({
  id: 'stockMove',
  plural: 'stock-moves',
  prefix: 'mov',
  module: 'inventory',
  label: { en: 'Stock movement', zh: '库存移动' },
  title: 'number',
  search: ['number'],
  columns: ['number', 'kind', 'date', 'reason', 'memo', 'createdAt'],
  sort: '-createdAt',
  fields: () =>
    z.strictObject({
      /** Of the document that caused it. */
      number: labelled('Number', '单号', computed(text(60))),
      date: labelled('Date', '日期', date()),
      kind: labelled('Kind', '类型', choice(moveKinds)),
      source: labelled('Source', '来源', source),
      /** Of goods in transit: the day they arrive, and the warehouse they go on to. */
      arrivesOn: labelled('Arrives on', '到达日期', date()).optional(),
      goesToId: labelled('Goes on to', '目的仓库', warehouse.ref()).optional(),
      reason: labelled('Reason', '原因', choice(moveReasons)).optional(),
      /** The account role on the other side of the stock account. */
      accountRole: labelled('Account', '对方科目', otherRole).optional(),
      reverses: labelled('Reverses', '冲销单据', ref('stockMove', 'mov')).optional(),
      reversedBy: labelled('Reversed by', '被冲销', ref('stockMove', 'mov')).optional(),
      memo: labelled('Note', '备注', note(500)).optional(),
      lines: labelled('Lines', '明细', z.array(stockMoveLine).min(1).max(400)),
    }),
});
