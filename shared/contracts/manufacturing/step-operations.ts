import * as z from 'zod';
import { date, instant, integer, labelled, quantity, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineOperation } from '../operation.ts';
import { member } from '../platform/nouns.ts';
import { issuedLine, MAX_MOVED } from './parts.ts';
import { materialIssue, operationReport, productionReceipt } from './step-documents.ts';
import { workOrder } from './work-order.ts';

const path = (rest: string) => `/api/manufacturing/work-orders/{id}/${rest}`;
const day = labelled('Date', '日期', date()).optional();
const memo = materialIssue.fields.shape.memo;

/** By hand; without an item the one of the order's line, else one of its alternates. */
const picked = z.strictObject({
  lineNo: issuedLine.shape.lineNo,
  itemId: labelled('Item', '物料', item.ref()).optional(),
  quantity: issuedLine.shape.quantity,
  warehouseId: labelled('From warehouse', '发料仓库', warehouse.ref()).optional(),
  lot: issuedLine.shape.lot,
  serial: issuedLine.shape.serial,
});
const pickedLines = () => labelled('Lines', '明细', z.array(picked).min(1).max(MAX_MOVED));
const moved = { noun: workOrder, status: 201, output: () => materialIssue.document } as const;
const stockErrors = ['manufacturing.orderNotOpen', 'manufacturing.unknownLine'];

/** Without lines: all that the order has claimed. More than required needs the right to exceed. */
export const issueMaterial = defineOperation({
  id: 'manufacturing.issueMaterial',
  method: 'POST',
  path: path('issue'),
  permission: 'workOrder.issue',
  label: { en: 'Issue material', zh: '领料' },
  ...moved,
  input: () =>
    z.strictObject({ id: workOrder.ref(), date: day, memo, lines: pickedLines().optional() }),
  errors: [
    ...stockErrors,
    'manufacturing.overIssue',
    'manufacturing.nothingToIssue',
    'manufacturing.shortOfMaterial',
    'manufacturing.noAlternate',
    'inventory.lotExpired',
  ],
  page: { in: ['released', 'kitted', 'inProcess'] },
});

/** Comes back at the cost of its issue. */
export const returnMaterial = defineOperation({
  id: 'manufacturing.returnMaterial',
  method: 'POST',
  path: path('return'),
  permission: 'workOrder.issue',
  label: { en: 'Return material', zh: '退料' },
  ...moved,
  input: () => z.strictObject({ id: workOrder.ref(), date: day, memo, lines: pickedLines() }),
  errors: [...stockErrors, 'manufacturing.notIssued'],
  page: { in: ['released', 'kitted', 'inProcess', 'done'] },
});

/** Issued material that is spoiled: it does not count as issued any longer. */
export const scrapMaterial = defineOperation({
  id: 'manufacturing.scrapMaterial',
  method: 'POST',
  path: path('scrap-material'),
  permission: 'workOrder.issue',
  label: { en: 'Scrap material', zh: '料废' },
  ...moved,
  input: () =>
    z.strictObject({
      id: workOrder.ref(),
      date: day,
      reason: labelled('Reason', '原因', text(200)),
      memo,
      lines: labelled(
        'Lines',
        '明细',
        z
          .array(z.strictObject({ lineNo: picked.shape.lineNo, quantity: picked.shape.quantity }))
          .min(1)
          .max(MAX_MOVED),
      ),
    }),
  errors: [...stockErrors, 'manufacturing.notIssued'],
  page: { in: ['released', 'kitted', 'inProcess', 'done'] },
});

const operation = labelled('Operation', '工序号', integer(1, 9999));
const machine = operationReport.fields.shape.machine;
const memberId = labelled('Worker', '操作人', member.ref()).optional();

/** Somebody begins; the time until the report is theirs. */
export const startOperation = defineOperation({
  id: 'manufacturing.startOperation',
  method: 'POST',
  path: path('start'),
  permission: 'operationReport.create',
  label: { en: 'Start operation', zh: '开工' },
  noun: workOrder,
  input: () => z.strictObject({ id: workOrder.ref(), operation, memberId, machine }),
  output: () => workOrder.document,
  errors: ['manufacturing.orderNotOpen', 'manufacturing.operationNotReady'],
  page: { in: ['released', 'kitted', 'inProcess'] },
});

/** Without minutes: the time since the start, or the standard time. */
export const reportOperation = defineOperation({
  id: 'manufacturing.reportOperation',
  method: 'POST',
  path: path('report'),
  permission: 'operationReport.create',
  label: { en: 'Report operation', zh: '报工' },
  noun: workOrder,
  status: 201,
  input: () =>
    z.strictObject({
      id: workOrder.ref(),
      operation,
      date: day,
      good: labelled('Good', '合格数', quantity('nonNegative')),
      scrap: labelled('Scrap', '报废数', quantity('nonNegative')).optional(),
      scrapReason: operationReport.fields.shape.scrapReason,
      rework: labelled('Rework', '返工数', quantity('nonNegative')).optional(),
      memberId,
      machine,
      startedAt: labelled('Started', '开始时间', instant()).optional(),
      finishedAt: labelled('Finished', '结束时间', instant()).optional(),
      minutes: labelled('Minutes', '工时（分钟）', quantity('nonNegative')).optional(),
      memo,
    }),
  output: () => operationReport.document,
  errors: [
    'manufacturing.orderNotOpen',
    'manufacturing.operationNotReady',
    'manufacturing.nothingReported',
    'manufacturing.scrapReasonNeeded',
    'manufacturing.shortOfMaterial',
    'manufacturing.serialMustBeScanned',
    'finance.periodLocked',
  ],
  page: { in: ['released', 'kitted', 'inProcess'] },
});

/** The very lots come back at their costs; labour and overhead are taken back. */
export const reverseOperationReport = defineOperation({
  id: 'manufacturing.reverseOperationReport',
  method: 'POST',
  path: '/api/manufacturing/operation-reports/{id}/reverse',
  permission: 'operationReport.reverse',
  label: { en: 'Reverse report', zh: '冲销报工' },
  noun: operationReport,
  input: () => z.strictObject({ id: operationReport.ref(), date: day }),
  output: () => operationReport.document,
  errors: ['invalidTransition', 'manufacturing.orderNotOpen', 'manufacturing.laterWorkDone'],
  page: { in: ['posted'], danger: true },
});

/** Goods at the order's rolled-up cost, with the material that is backflushed then. */
export const receiveProduction = defineOperation({
  id: 'manufacturing.receiveProduction',
  method: 'POST',
  path: path('receive'),
  permission: 'workOrder.receive',
  label: { en: 'Receive production', zh: '完工入库' },
  noun: workOrder,
  status: 201,
  input: () =>
    z.strictObject({
      id: workOrder.ref(),
      date: day,
      quantity: labelled('Quantity', '数量', quantity()),
      warehouseId: labelled('Into warehouse', '入库仓库', warehouse.ref()).optional(),
      lot: productionReceipt.fields.shape.lot,
      expiresOn: productionReceipt.fields.shape.expiresOn,
      serials: productionReceipt.fields.shape.serials,
      /** Instead of what the bill of materials expects. */
      byProducts: labelled(
        'By-products',
        '副产品',
        z
          .array(
            z.strictObject({
              itemId: labelled('Item', '物料', item.ref()),
              quantity: labelled('Quantity', '数量', quantity()),
            }),
          )
          .max(20),
      ).optional(),
      memo,
    }),
  output: () => productionReceipt.document,
  errors: [
    'manufacturing.orderNotOpen',
    'manufacturing.overCompletion',
    'manufacturing.moreThanReported',
    'manufacturing.shortOfMaterial',
    'manufacturing.serialMustBeScanned',
    'inventory.lotMissing',
    'inventory.expiryWithoutLot',
    'finance.periodLocked',
  ],
  page: { in: ['released', 'kitted', 'inProcess', 'done'], primary: 2 },
});

export const reverseProductionReceipt = defineOperation({
  id: 'manufacturing.reverseProductionReceipt',
  method: 'POST',
  path: '/api/manufacturing/production-receipts/{id}/reverse',
  permission: 'workOrder.receive',
  label: { en: 'Reverse receipt', zh: '冲销完工入库' },
  noun: productionReceipt,
  input: () => z.strictObject({ id: productionReceipt.ref(), date: day }),
  output: () => productionReceipt.document,
  errors: [
    'invalidTransition',
    'manufacturing.orderNotOpen',
    'manufacturing.alreadyRolled',
    'inventory.insufficientStock',
  ],
  page: { in: ['posted'], danger: true },
});
