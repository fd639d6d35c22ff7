import * as z from 'zod';
import { choice, date, instant, labelled, note, quantity, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineOperation } from '../operation.ts';
import { stockCount } from './stock-count.ts';

/** Where an approved difference ends: a loss or gain of the firm, or a claim on whoever owes it. */
export const differenceAccounts = {
  ownResult: { en: 'Loss or gain', zh: '计入损益' },
  adminExpense: { en: 'Administrative expense', zh: '管理费用' },
  otherReceivable: { en: 'Claim on the person in charge', zh: '责任人赔偿' },
} as const;

const countedLine = z.strictObject({
  itemId: labelled('Item', '物料', item.ref()),
  counted: labelled('Counted', '实盘数', quantity('nonNegative')),
  lot: labelled('Lot', '批次', text(60)).optional(),
});

/**
 * What people counted, against the books: goods that moved since `startedAt` are no difference.
 * Nothing moves before the count is approved.
 */
export const countStock = defineOperation({
  id: 'inventory.countStock',
  method: 'POST',
  path: '/api/inventory/stock-counts',
  permission: 'stockCount.write',
  label: { en: 'Enter a count', zh: '录入盘点' },
  noun: stockCount,
  input: () =>
    z.strictObject({
      date: labelled('Date', '日期', date()).optional(),
      warehouseId: labelled('Warehouse', '仓库', warehouse.ref()),
      startedAt: labelled('Counting began', '开始时间', instant()).optional(),
      memo: labelled('Note', '备注', note(500)).optional(),
      lines: labelled('Lines', '明细', z.array(countedLine).min(1).max(200)),
    }),
  output: () => stockCount.document,
  status: 201,
  errors: ['inventory.countedTwice', 'inventory.itemNotStocked', 'inventory.stockMovesMeanwhile'],
});

/** The differences become a movement and an entry through the suspense account. */
export const approveStockCount = defineOperation({
  id: 'inventory.approveStockCount',
  method: 'POST',
  path: '/api/inventory/stock-counts/{id}/approve',
  permission: 'stockCount.approve',
  label: { en: 'Approve count', zh: '审批盘点' },
  noun: stockCount,
  input: () =>
    z.strictObject({
      id: stockCount.ref(),
      lossTo: labelled('Loss to', '盘亏处理', choice(differenceAccounts)).optional(),
    }),
  output: () => stockCount.document,
  errors: ['invalidTransition', 'inventory.insufficientStock', 'inventory.insufficientAvailable'],
});

export const cancelStockCount = defineOperation({
  id: 'inventory.cancelStockCount',
  method: 'POST',
  path: '/api/inventory/stock-counts/{id}/cancel',
  permission: 'stockCount.write',
  label: { en: 'Cancel count', zh: '取消盘点' },
  noun: stockCount,
  input: () => z.strictObject({ id: stockCount.ref() }),
  output: () => stockCount.document,
  errors: ['invalidTransition'],
});
