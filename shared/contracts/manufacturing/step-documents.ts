import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import { workCentre } from '../engineering/work-centre.ts';
import {
  choice,
  computed,
  date,
  instant,
  integer,
  labelled,
  money,
  note,
  price,
  ref,
  text,
} from '../fields.ts';
import { stockMoveLine } from '../inventory/stock-move.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineNoun } from '../noun.ts';
import { member } from '../platform/nouns.ts';
import { count, issuedLine, MAX_MOVED, postedStates } from './parts.ts';
import { workOrder } from './work-order.ts';

export const postedStateMachine = defineStates({
  initial: 'posted',
  transitions: { posted: ['reversed'], reversed: [] },
});

const header = () => ({
  number: labelled('Number', '单号', computed(text(40))),
  workOrderId: labelled('Work order', '生产工单', workOrder.ref()),
  date: labelled('Date', '日期', date()),
});
const move = () => labelled('Movement', '库存移动', ref('stockMove', 'mov')).optional();
const state = () => labelled('State', '状态', computed(choice(postedStates)));

export const issueKinds = {
  issue: { en: 'Issue', zh: '领料' },
  return: { en: 'Return', zh: '退料' },
  scrap: { en: 'Scrap', zh: '料废' },
} as const;

/** Material that was taken, brought back or spoiled by hand. */
export const materialIssue = defineNoun({
  id: 'materialIssue',
  plural: 'material-issues',
  prefix: 'mi',
  module: 'manufacturing',
  label: { en: 'Material issue', zh: '领退料单' },
  title: 'number',
  search: ['number', 'memo'],
  columns: ['number', 'kind', 'workOrderId', 'date', 'createdBy'],
  sort: '-createdAt',
  fields: () =>
    z.strictObject({
      ...header(),
      kind: labelled('Kind', '类型', choice(issueKinds)),
      lines: labelled(
        'Lines',
        '明细',
        z
          .array(issuedLine)
          .min(1)
          .max(MAX_MOVED * 4),
      ),
      reason: labelled('Reason', '原因', text(200)).optional(),
      stockMoveId: move(),
      memo: labelled('Note', '备注', note(500)).optional(),
    }),
});

/** What somebody did at one operation, and how long it took; labour and overhead at its rates. */
export const operationReport = defineNoun({
  id: 'operationReport',
  plural: 'operation-reports',
  prefix: 'opr',
  module: 'manufacturing',
  label: { en: 'Operation report', zh: '工序报工' },
  title: 'number',
  search: ['number'],
  columns: ['number', 'workOrderId', 'operation', 'date', 'good', 'scrap', 'memberId', 'minutes'],
  sort: '-createdAt',
  states: postedStateMachine,
  derives: { piecePay: { times: ['good', 'pieceRate'] } },
  fields: () =>
    z.strictObject({
      ...header(),
      state: state(),
      operation: labelled('Operation', '工序号', integer(1, 9999)),
      workCentreId: labelled('Work centre', '工作中心', workCentre.ref()),
      good: count('Good', '合格数'),
      scrap: count('Scrap', '报废数'),
      rework: count('Rework', '返工数'),
      scrapReason: labelled('Scrap reason', '报废原因', text(100)).optional(),
      memberId: labelled('Worker', '操作人', member.ref()).optional(),
      machine: labelled('Machine', '设备', text(60)).optional(),
      startedAt: labelled('Started', '开始时间', instant()).optional(),
      finishedAt: labelled('Finished', '结束时间', instant()).optional(),
      minutes: count('Minutes', '工时（分钟）'),
      /** Paid for one good piece, and in all: the line that payroll takes. */
      pieceRate: labelled('Piece rate', '计件单价', price()).optional(),
      piecePay: labelled('Piece pay', '计件工资', money('nonNegative')).optional(),
      labour: labelled('Labour', '人工费', money('nonNegative')),
      overhead: labelled('Overhead', '制造费用', money('nonNegative')),
      /** What the scrapped pieces had cost, where the company expenses them. */
      scrapCost: labelled('Cost of scrap', '废品损失', money('nonNegative')).optional(),
      issued: labelled(
        'Backflushed',
        '倒冲用料',
        z.array(issuedLine).max(MAX_MOVED * 4),
      ).optional(),
      stockMoveId: move(),
      memo: labelled('Note', '备注', note(500)).optional(),
    }),
});

/** Whom a receipt was reserved for at once. */
const claimed = z.strictObject({
  salesOrderId: labelled('Sales order', '销售订单', ref('salesOrder', 'so')).optional(),
  parentOrderId: labelled('Work order', '上级工单', workOrder.ref()).optional(),
  lineNo: labelled('Line', '行号', integer(1, 9999)),
  quantity: count('Quantity', '数量'),
});

/** Finished goods that came in from an order, at its rolled-up cost. */
export const productionReceipt = defineNoun({
  id: 'productionReceipt',
  plural: 'production-receipts',
  prefix: 'prc',
  module: 'manufacturing',
  label: { en: 'Production receipt', zh: '完工入库单' },
  title: 'number',
  search: ['number', 'lot'],
  columns: ['number', 'workOrderId', 'date', 'itemId', 'quantity', 'lot', 'state'],
  sort: '-createdAt',
  states: postedStateMachine,
  fields: () =>
    z.strictObject({
      ...header(),
      state: state(),
      itemId: labelled('Product', '产品', item.ref()),
      quantity: count('Quantity', '数量'),
      warehouseId: labelled('Into warehouse', '入库仓库', warehouse.ref()),
      lot: labelled('Lot', '批次', text(60)).optional(),
      expiresOn: stockMoveLine.shape.expiresOn,
      serials: labelled('Serial numbers', '序列号', z.array(text(60)).max(100)).optional(),
      byProducts: labelled(
        'By-products',
        '副产品',
        z
          .array(
            z.strictObject({
              itemId: labelled('Item', '物料', item.ref()),
              quantity: count('Quantity', '数量'),
              value: labelled('Value', '金额', money('nonNegative')),
            }),
          )
          .max(20),
      ).optional(),
      /** What it adds to stock; under the monthly average known after the month's cost run. */
      value: labelled('Value', '金额', money('nonNegative')),
      claimed: labelled('Reserved for', '预留给', z.array(claimed).max(100)).optional(),
      issued: labelled(
        'Backflushed',
        '倒冲用料',
        z.array(issuedLine).max(MAX_MOVED * 4),
      ).optional(),
      stockMoveId: move(),
      issueMoveId: labelled('Issue movement', '领料移动', ref('stockMove', 'mov')).optional(),
      memo: labelled('Note', '备注', note(500)).optional(),
    }),
});
