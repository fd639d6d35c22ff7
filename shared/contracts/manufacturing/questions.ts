import * as z from 'zod';
import { workCentre } from '../engineering/work-centre.ts';
import {
  choice,
  date,
  flag,
  integer,
  labelled,
  money,
  nounName,
  price,
  quantity,
  text,
} from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineOperation } from '../operation.ts';
import { operationStates } from './parts.ts';
import { traceKinds } from './trace-kinds.ts';
import { lateReasons, workOrder, workOrderStateNames } from './work-order.ts';

const path = (rest: string) => `/api/manufacturing/work-orders/{id}/${rest}`;
const label = z.strictObject({ en: text(200), zh: text(200) });
const any = () => quantity('any');
const some = () => quantity('nonNegative');

/** How the cost of an order came about and what of it has left. */
export const workOrderCost = defineOperation({
  id: 'manufacturing.workOrderCost',
  method: 'GET',
  path: path('explain-cost'),
  permission: 'productionCost.read',
  label: { en: 'Cost of a work order', zh: '工单成本明细' },
  page: {
    explains: [
      ...['material', 'labour', 'overhead', 'received', 'expensed', 'settled'].map(
        (field) => `productionCost.${field}`,
      ),
      ...['labour', 'overhead', 'scrapCost'].map((field) => `operationReport.${field}`),
      'productionReceipt.value',
    ],
  },
  noun: workOrder,
  input: () => z.strictObject({ id: workOrder.ref() }),
  output: () =>
    z.strictObject({
      /** In process: spent and not yet in stock. */
      value: money(),
      unitCost: price('any'),
      material: money(),
      labour: money(),
      overhead: money(),
      received: money(),
      expensed: money(),
      settled: money(),
      steps: z.array(
        z.strictObject({
          label,
          code: text(40),
          date: date().optional(),
          number: text(60).optional(),
          itemId: item.ref().optional(),
          quantity: any().optional(),
          amount: money(),
          /** Not posted: the month's cost run decides. */
          provisional: flag().optional(),
        }),
      ),
    }),
});

/** What an order needs, has, has claimed, and is short of. */
export const materialRequirements = defineOperation({
  id: 'manufacturing.materialRequirements',
  method: 'GET',
  path: path('materials'),
  permission: 'workOrder.read',
  label: { en: 'Materials of a work order', zh: '工单用料' },
  noun: workOrder,
  input: () => z.strictObject({ id: workOrder.ref() }),
  output: () =>
    z.strictObject({
      number: text(40),
      kitted: flag(),
      lines: z.array(
        z.strictObject({
          lineNo: integer(1, 9999),
          itemId: item.ref(),
          warehouseId: warehouse.ref(),
          backflush: flag(),
          required: some(),
          issued: some(),
          /** Issued, not returned and not spoiled. */
          atHand: any(),
          reserved: some(),
          available: any(),
          short: some(),
        }),
      ),
    }),
});

/** What a work centre has to do, in the order in which to do it. */
export const dispatchList = defineOperation({
  id: 'manufacturing.dispatchList',
  method: 'GET',
  path: '/api/manufacturing/dispatch-list',
  permission: 'operationReport.read',
  label: { en: 'Dispatch list', zh: '派工单' },
  input: () =>
    z.strictObject({
      workCentreId: workCentre.ref().optional(),
      date: date().optional(),
    }),
  output: () =>
    z.strictObject({
      data: z.array(
        z.strictObject({
          workOrderId: workOrder.ref(),
          number: text(40),
          itemId: item.ref(),
          workCentreId: text(40),
          operation: integer(1, 9999),
          name: text(100),
          state: choice(operationStates),
          plannedOn: date(),
          dueOn: date(),
          /** What can be worked now, and what of the operation is still to do. */
          ready: some(),
          open: some(),
          minutes: some(),
          instructions: z.string().max(2000).optional(),
          tool: text(100).optional(),
        }),
      ),
    }),
});

const boardRow = z.strictObject({
  workOrderId: workOrder.ref(),
  number: text(40),
  itemId: item.ref(),
  department: text(60).optional(),
  state: choice(workOrderStateNames),
  startOn: date(),
  dueOn: date(),
  planned: some(),
  received: some(),
  scrapped: some(),
  /** 0.4 is 40 %: the share of the operations' pieces that is done, or of the receipts. */
  progress: some(),
  late: flag(),
  lateDays: integer(0, 100_000),
  reason: choice(lateReasons).optional(),
});

/** Planned and actual by day and department, what is late and why (MFG-07). */
export const productionBoard = defineOperation({
  id: 'manufacturing.productionBoard',
  method: 'GET',
  path: '/api/manufacturing/production-board',
  permission: 'workOrder.read',
  label: { en: 'Production board', zh: '生产看板' },
  input: () =>
    z.strictObject({
      date: date().optional(),
      days: integer(1, 31).optional(),
      department: text(60).optional(),
    }),
  output: () =>
    z.strictObject({
      date: date(),
      orders: integer(0, 1_000_000),
      onTime: integer(0, 1_000_000),
      late: integer(0, 1_000_000),
      reasons: z.array(
        z.strictObject({ reason: choice(lateReasons), orders: integer(0, 1_000_000) }),
      ),
      days: z.array(
        z.strictObject({
          date: date(),
          department: text(60).optional(),
          planned: some(),
          received: some(),
          orders: integer(0, 1_000_000),
        }),
      ),
      rows: z.array(boardRow),
    }),
});

/** Pieces and pay of a worker by operation and month: what payroll takes (MFG-11). */
export const pieceWork = defineOperation({
  id: 'manufacturing.pieceWork',
  method: 'GET',
  path: '/api/manufacturing/piece-work',
  permission: 'operationReport.read',
  label: { en: 'Piece work', zh: '计件汇总' },
  input: () => z.strictObject({ period: text(7).regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  output: () =>
    z.strictObject({
      period: text(7),
      data: z.array(
        z.strictObject({
          memberId: text(40),
          pieces: some(),
          scrap: some(),
          minutes: some(),
          pay: money(),
        }),
      ),
    }),
});

const traced = z.strictObject({
  /** How many steps from what was asked for; 0 is the thing itself. */
  level: integer(0, 50),
  kind: text(20).meta({ kind: 'text', choices: traceKinds }),
  noun: nounName(40),
  id: text(60).optional(),
  number: text(120).optional(),
  itemId: text(40).optional(),
  quantity: any().optional(),
  lot: text(60).optional(),
  serial: text(60).optional(),
  date: date().optional(),
  partnerId: text(40).optional(),
  memberId: text(40).optional(),
  note: text(300).optional(),
});

/** The full file of any number, lot or serial: where it came from, where it went (MFG-06). */
export const traceNumber = defineOperation({
  id: 'manufacturing.traceNumber',
  method: 'GET',
  path: '/api/manufacturing/trace',
  permission: 'workOrder.read',
  label: { en: 'Trace a number', zh: '全程追溯' },
  input: () => z.strictObject({ number: labelled('Number', '单号', text(60)) }),
  output: () =>
    z.strictObject({
      number: text(60),
      found: z.array(
        z.strictObject({ noun: nounName(40), id: text(60).optional(), number: text(120) }),
      ),
      backward: z.array(traced),
      forward: z.array(traced),
    }),
});
