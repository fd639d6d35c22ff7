import * as z from 'zod';
import { choice, date, labelled, money, note, price, quantity, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { unit } from '../masterdata/unit.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineOperation } from '../operation.ts';
import { stockRoles } from './cost-pool.ts';
import { moveReasons, stockMove, stockMoveLine } from './stock-move.ts';

/** What manual issues may be charged to. */
export const issueAccounts = {
  stockLoss: { en: 'Stock loss', zh: '存货损失' },
  sellingExpense: { en: 'Selling expense', zh: '销售费用' },
  adminExpense: { en: 'Administrative expense', zh: '管理费用' },
  production: { en: 'Production cost', zh: '生产成本' },
  productionOverhead: { en: 'Production overhead', zh: '制造费用' },
  research: { en: 'Research', zh: '研发支出' },
  otherCost: { en: 'Other business cost', zh: '其他业务成本' },
  nonOperatingExpense: { en: 'Non-operating expense', zh: '营业外支出' },
} as const;

/** What manual receipts may come from. */
export const receiptAccounts = {
  stockGain: { en: 'Stock gain', zh: '盘盈收益' },
  nonOperatingIncome: { en: 'Non-operating income', zh: '营业外收入' },
  production: { en: 'Production cost', zh: '生产成本' },
  goodsReceivedNotInvoiced: { en: 'Received, not invoiced', zh: '暂估应付' },
  otherPayable: { en: 'Other payable', zh: '其他应付款' },
  capital: { en: 'Capital', zh: '实收资本' },
} as const;

export type IssueAccount = keyof typeof issueAccounts;
export type ReceiptAccount = keyof typeof receiptAccounts;

const MAX_LINES = 200;

/** Counted in the unit named, or in the item's own. */
const movedLine = {
  itemId: labelled('Item', '物料', item.ref()),
  quantity: labelled('Quantity', '数量', quantity()),
  unitId: labelled('Unit', '单位', unit.ref()).optional(),
  lot: labelled('Lot', '批次', text(60)).optional(),
  serial: labelled('Serial number', '序列号', text(60)).optional(),
};

const linesOf = <S extends z.ZodRawShape>(shape: S) =>
  labelled('Lines', '明细', z.array(z.strictObject(shape)).min(1).max(MAX_LINES));

const warehouseField = labelled('Warehouse', '仓库', warehouse.ref());
const dateField = labelled('Date', '日期', date()).optional();
const memoField = labelled('Note', '备注', note(500)).optional();
const stockRoleField = labelled('Stock account', '存货科目', choice(stockRoles)).optional();

/** What comes in says what it costs: one unit as counted in, or the whole line. */
const arriving = {
  ...movedLine,
  expiresOn: stockMoveLine.shape.expiresOn,
  unitCost: labelled('Unit cost', '单位成本', price()).optional(),
  value: labelled('Value', '金额', money('nonNegative')).optional(),
};

const common = [
  'inventory.itemNotStocked',
  'inventory.tooManyDecimals',
  'inventory.dateAhead',
  'noConversion',
];
const unpriced = ['inventory.costMissing', 'inventory.expiryWithoutLot'];
const short = [
  'inventory.insufficientStock',
  'inventory.insufficientAvailable',
  'inventory.lotMissing',
  'inventory.lotNotThere',
];

/** What lay in the warehouses when the books began, at its value. */
export const postOpeningStock = defineOperation({
  id: 'inventory.postOpeningStock',
  method: 'POST',
  path: '/api/inventory/opening-stock',
  permission: 'stockMove.opening',
  label: { en: 'Post opening stock', zh: '录入期初库存' },
  noun: stockMove,
  input: () =>
    z.strictObject({
      stockRole: stockRoleField,
      memo: memoField,
      lines: linesOf({ ...arriving, warehouseId: warehouseField }),
    }),
  output: () => stockMove.document,
  status: 201,
  errors: [...common, ...unpriced, 'finance.alreadyLive'],
});

/** Goods that come in without an order: found, donated, taken back from own use. */
export const receiveOtherStock = defineOperation({
  id: 'inventory.receiveOtherStock',
  method: 'POST',
  path: '/api/inventory/other-receipts',
  permission: 'stockMove.receive',
  label: { en: 'Other receipt', zh: '其他入库' },
  noun: stockMove,
  input: () =>
    z.strictObject({
      date: dateField,
      warehouseId: warehouseField,
      reason: labelled('Reason', '原因', choice(moveReasons)),
      account: labelled('Account', '对方科目', choice(receiptAccounts)).optional(),
      stockRole: stockRoleField,
      memo: memoField,
      lines: linesOf(arriving),
    }),
  output: () => stockMove.document,
  status: 201,
  errors: [...common, ...unpriced],
});

/** Goods that go out without an order: scrap, samples, gifts, own use. */
export const issueOtherStock = defineOperation({
  id: 'inventory.issueOtherStock',
  method: 'POST',
  path: '/api/inventory/other-issues',
  permission: 'stockMove.issue',
  label: { en: 'Other issue', zh: '其他出库' },
  noun: stockMove,
  input: () =>
    z.strictObject({
      date: dateField,
      warehouseId: warehouseField,
      reason: labelled('Reason', '原因', choice(moveReasons)),
      account: labelled('Account', '对方科目', choice(issueAccounts)).optional(),
      memo: memoField,
      lines: linesOf(movedLine),
    }),
  output: () => stockMove.document,
  status: 201,
  errors: [...common, ...short],
});

export const transferStock = defineOperation({
  id: 'inventory.transferStock',
  method: 'POST',
  path: '/api/inventory/transfers',
  permission: 'stockMove.transfer',
  label: { en: 'Transfer', zh: '调拨' },
  noun: stockMove,
  input: () =>
    z.strictObject({
      date: dateField,
      fromWarehouseId: labelled('From warehouse', '调出仓库', warehouse.ref()),
      toWarehouseId: labelled('To warehouse', '调入仓库', warehouse.ref()),
      /** Into a warehouse in transit: planning counts the goods there from that day on. */
      arrivesOn: labelled('Arrives on', '到达日期', date()).optional(),
      goesToId: labelled('Goes on to', '目的仓库', warehouse.ref()).optional(),
      memo: memoField,
      lines: linesOf(movedLine),
    }),
  output: () => stockMove.document,
  status: 201,
  errors: [
    ...common,
    ...short,
    'inventory.sameLocation',
    'inventory.ownershipWouldChange',
    'inventory.notInTransit',
  ],
});

/** The opposite movement, for those that no other document stands behind; once each. */
export const reverseStockMove = defineOperation({
  id: 'inventory.reverseStockMove',
  method: 'POST',
  path: '/api/inventory/stock-moves/{id}/reverse',
  permission: 'stockMove.reverse',
  label: { en: 'Reverse movement', zh: '冲销' },
  noun: stockMove,
  input: () => z.strictObject({ id: stockMove.ref(), date: dateField, memo: memoField }),
  output: () => stockMove.document,
  status: 201,
  errors: [...short, 'inventory.reverseAtSource', 'inventory.alreadyReversed'],
});
