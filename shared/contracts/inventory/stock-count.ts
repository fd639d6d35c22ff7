import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import { choice, computed, date, instant, labelled, note, quantity, ref, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineNoun } from '../noun.ts';

/** Only approval moves stock; until then a count is a finding. */
export const stockCountStates = defineStates({
  initial: 'counted',
  transitions: { counted: ['approved', 'cancelled'], approved: [], cancelled: [] },
});

export const stockCountStateLabels = {
  counted: { en: 'Counted', zh: '已盘点' },
  approved: { en: 'Approved', zh: '已审批' },
  cancelled: { en: 'Cancelled', zh: '已取消' },
} as const;

/** variance = counted − (book + moved): what moved while people counted is no difference. */
export const stockCountLine = z.strictObject({
  itemId: labelled('Item', '物料', item.ref()),
  counted: labelled('Counted', '实盘数', quantity('nonNegative')),
  book: labelled('Book at start', '账面数', computed(quantity('any'))),
  moved: labelled('Moved meanwhile', '盘点期间变动', computed(quantity('any'))),
  lot: labelled('Lot', '批次', text(60)).optional(),
  variance: labelled('Variance', '差异', computed(quantity('any'))),
});

export const stockCount = defineNoun({
  id: 'stockCount',
  plural: 'stock-counts',
  prefix: 'cnt',
  module: 'inventory',
  label: { en: 'Stock count', zh: '盘点单' },
  title: 'number',
  search: ['number'],
  columns: ['number', 'warehouseId', 'date', 'state', 'createdAt'],
  sort: '-createdAt',
  states: stockCountStates,
  derives: {
    'lines.variance': { adds: ['counted'], less: ['book', 'moved'] },
  },
  fields: () =>
    z.strictObject({
      number: labelled('Number', '单号', computed(text(60))),
      date: labelled('Date', '日期', date()),
      warehouseId: labelled('Warehouse', '仓库', warehouse.ref()),
      startedAt: labelled('Counting began', '开始时间', instant()),
      state: labelled('State', '状态', computed(choice(stockCountStateLabels))),
      lossMoveId: labelled('Loss', '盘亏单', computed(ref('stockMove', 'mov'))).optional(),
      gainMoveId: labelled('Gain', '盘盈单', computed(ref('stockMove', 'mov'))).optional(),
      memo: labelled('Note', '备注', note(500)).optional(),
      lines: labelled('Lines', '明细', z.array(stockCountLine).min(1).max(200)),
    }),
});
