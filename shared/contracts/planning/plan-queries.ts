import * as z from 'zod';
import { pageInput } from '../derived.ts';
import { choice, date, flag, integer, labelled, note, quantity, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { itemNamed } from '../masterdata/item-named.ts';
import { planningArea } from '../masterdata/planning-area.ts';
import { supplier } from '../masterdata/supplier.ts';
import { defineOperation } from '../operation.ts';
import { achievables, buckets, exceptionKinds, exportedRows, orderKinds } from './plan-choices.ts';
import { planningRun } from './planning-run.ts';

const amount = () => quantity('any');
const label = z.strictObject({ en: text(300), zh: text(300) });
const runId = () => labelled('Run', '运行', planningRun.ref()).optional();
const itemId = () => labelled('Item', '物料', item.ref());

const plannedOrder = z.strictObject({
  id: text(200),
  ...itemNamed,
  area: planningArea(),
  order: text(60).optional(),
  kind: choice(orderKinds),
  quantity: quantity(),
  releaseOn: date(),
  dueOn: date(),
  availableOn: date(),
  pastDue: flag(),
  achievable: choice(achievables),
  achievableOn: date().optional(),
});

const sorts = ['releaseOn', '-releaseOn', 'dueOn', '-dueOn'] as const;

/** The planned orders of the plan in use, or of another run. */
export const listPlannedOrders = defineOperation({
  id: 'planning.listPlannedOrders',
  method: 'GET',
  path: '/api/planning/planned-orders',
  permission: 'plan.read',
  label: { en: 'Planned orders', zh: '计划订单' },
  input: () =>
    z.strictObject({
      ...pageInput,
      runId: runId(),
      itemId: itemId().optional(),
      area: planningArea().optional(),
      kind: labelled('Kind', '类型', choice(orderKinds)).optional(),
      pastDue: labelled('Past due', '逾期', flag()).optional(),
      late: labelled('Late', '延误', flag()).optional(),
      releaseFrom: labelled('Release from', '下达日期从', date()).optional(),
      releaseTo: labelled('Release to', '下达日期至', date()).optional(),
      search: note(200).optional(),
      sort: z.enum(sorts).optional(),
    }),
  output: () =>
    z.strictObject({
      runId: planningRun.ref(),
      data: z.array(plannedOrder),
      total: integer(0, 100_000_000),
      nextCursor: z.string().optional(),
    }),
  errors: ['planning.noPlan'],
});

const exception = z.strictObject({
  kind: choice(exceptionKinds),
  ...itemNamed,
  area: planningArea(),
  order: text(60).optional(),
  supply: text(200).optional(),
  plannedOrderId: text(200).optional(),
  demand: text(200).optional(),
  date: date(),
  to: date().optional(),
  quantity: amount(),
  text: label,
});

/** What needs a person, those within the tolerance left out. */
export const planExceptions = defineOperation({
  id: 'planning.planExceptions',
  method: 'GET',
  path: '/api/planning/exceptions',
  permission: 'plan.read',
  label: { en: 'Exceptions', zh: '例外信息' },
  input: () =>
    z.strictObject({
      ...pageInput,
      runId: runId(),
      kind: labelled('Kind', '类型', choice(exceptionKinds)).optional(),
      itemId: itemId().optional(),
    }),
  output: () =>
    z.strictObject({
      runId: planningRun.ref(),
      data: z.array(exception),
      counts: z.partialRecord(choice(exceptionKinds), integer(0, 100_000_000)),
      nextCursor: z.string().optional(),
    }),
  errors: ['planning.noPlan'],
});

const pegSide = z.strictObject({
  kind: choice({
    stock: { en: 'Stock', zh: '现有库存' },
    given: { en: 'Order', zh: '单据' },
    planned: { en: 'Planned order', zh: '计划订单' },
    deficit: { en: 'Shortage', zh: '短缺' },
    dependent: { en: 'Dependent', zh: '相关需求' },
  }),
  id: text(260).optional(),
  ...itemNamed,
  quantity: quantity(),
  date: date().optional(),
});

/** Where a planned order, a document's supply or a demand hangs: what serves it, whom it serves. */
export const pegging = defineOperation({
  id: 'planning.pegging',
  method: 'GET',
  path: '/api/planning/pegging',
  permission: 'plan.read',
  label: { en: 'Pegging', zh: '供需追溯' },
  input: () =>
    z.strictObject({
      runId: runId(),
      /** A planned order, or a supply or demand as the plan names it. */
      id: labelled('Order or demand', '订单或需求', text(260)),
      direction: labelled(
        'Direction',
        '方向',
        choice({
          demands: { en: 'What it is for', zh: '服务的需求' },
          supplies: { en: 'What it takes', zh: '依赖的供应' },
        }),
      ).optional(),
      levels: labelled('Levels', '层数', integer(1, 20)).optional(),
    }),
  output: () =>
    z.strictObject({
      runId: planningRun.ref(),
      data: z.array(z.strictObject({ level: integer(1, 20), from: text(260), ...pegSide.shape })),
    }),
  errors: ['planning.noPlan', 'planning.notInPlan'],
});

const nettingStep = z.strictObject({
  label,
  date: date().optional(),
  quantity: amount().optional(),
});

/** How an order's quantity and dates come about, step by step. */
export const explainPlannedOrder = defineOperation({
  id: 'planning.explainPlannedOrder',
  method: 'GET',
  path: '/api/planning/explain-planned-order',
  permission: 'plan.read',
  label: { en: 'Explain planned order', zh: '计划订单计算过程' },
  input: () =>
    z.strictObject({ runId: runId(), id: labelled('Planned order', '计划订单', text(200)) }),
  output: () =>
    z.strictObject({ value: quantity(), order: plannedOrder, steps: z.array(nettingStep) }),
  errors: ['planning.noPlan', 'planning.notInPlan'],
});

const bucketRow = z.strictObject({
  from: date(),
  gross: labelled('Gross requirements', '毛需求', amount()),
  scheduled: labelled('Scheduled receipts', '预计入库', amount()),
  net: labelled('Net requirements', '净需求', amount()),
  plannedReceipt: labelled('Planned receipts', '计划入库', amount()),
  plannedRelease: labelled('Planned releases', '计划下达', amount()),
  balance: labelled('Projected balance', '预计结存', amount()),
});

/** The classic table of an item, by day, week or month. */
export const itemPlan = defineOperation({
  id: 'planning.itemPlan',
  method: 'GET',
  path: '/api/planning/item-plan',
  permission: 'plan.read',
  label: { en: 'Item plan', zh: '物料计划表' },
  input: () =>
    z.strictObject({
      runId: runId(),
      itemId: itemId(),
      area: planningArea().optional(),
      order: labelled('Made for', '按单', text(60)).optional(),
      bucket: labelled('By', '按', choice(buckets)).optional(),
    }),
  output: () =>
    z.strictObject({
      runId: planningRun.ref(),
      ...itemNamed,
      stock: amount(),
      safetyStock: amount(),
      /** Released before today: in no bucket, since the plan begins today. */
      pastDueRelease: amount(),
      rows: z.array(bucketRow),
    }),
  errors: ['planning.noPlan', 'planning.notInPlan'],
});

const difference = z.strictObject({
  change: choice({
    added: { en: 'New', zh: '新增' },
    removed: { en: 'Removed', zh: '取消' },
    changed: { en: 'Changed', zh: '变更' },
  }),
  id: text(200),
  ...itemNamed,
  ...plannedOrder.pick({ area: true, order: true, kind: true }).shape,
  before: plannedOrder.pick({ quantity: true, releaseOn: true, availableOn: true }).optional(),
  after: plannedOrder.pick({ quantity: true, releaseOn: true, availableOn: true }).optional(),
});

/** What one run plans differently from another. */
export const comparePlans = defineOperation({
  id: 'planning.comparePlans',
  method: 'GET',
  path: '/api/planning/compare-plans',
  permission: 'plan.read',
  label: { en: 'Compare plans', zh: '计划对比' },
  input: () =>
    z.strictObject({
      ...pageInput,
      before: labelled('Before', '对比运行', planningRun.ref()),
      after: labelled('After', '新运行', planningRun.ref()),
    }),
  output: () =>
    z.strictObject({
      orders: z.strictObject({
        added: integer(0, 1e8),
        removed: integer(0, 1e8),
        changed: integer(0, 1e8),
      }),
      /** Of each kind of exception, how many more or fewer there are. */
      exceptions: z.partialRecord(choice(exceptionKinds), integer(-1e8, 1e8)),
      data: z.array(difference),
      nextCursor: z.string().optional(),
    }),
  errors: ['planning.noPlan'],
});

/**
 * A plan is read out in parts of 10,000 rows; a part without rows is behind the last. Rows are its
 * orders or its pegs: so much of a demand (`demandQuantity` on `demandOn`) is covered by one supply
 * (there on `supplyOn`), or by none (`supplyKind` short). Over the rows of a demand, `quantity`
 * adds up to it.
 */
const exported = () =>
  z.strictObject({
    runId: runId(),
    rows: labelled('Rows', '内容', choice(exportedRows)).optional(),
    part: labelled('Part', '部分', integer(1, 10_000)).optional(),
  });

/** The whole plan, one JSON object a line. */
export const exportPlan = defineOperation({
  id: 'planning.exportPlan',
  method: 'GET',
  path: '/api/planning/export-plan',
  permission: 'plan.read',
  label: { en: 'Export plan (JSON lines)', zh: '导出计划（JSON）' },
  input: exported,
  output: () => z.string(),
  produces: 'text/plain; charset=utf-8',
  errors: ['planning.noPlan'],
});

/** The whole plan as a table for spreadsheets. */
export const exportPlanTable = defineOperation({
  id: 'planning.exportPlanTable',
  method: 'GET',
  path: '/api/planning/export-plan-table',
  permission: 'plan.read',
  label: { en: 'Export plan (CSV)', zh: '导出计划（CSV）' },
  input: exported,
  output: () => z.string(),
  produces: 'text/csv; charset=utf-8',
  errors: ['planning.noPlan'],
});

/** What will be bought of each item, month by month: planned orders and open ones. */
export const purchasePlan = defineOperation({
  id: 'planning.purchasePlan',
  method: 'GET',
  path: '/api/planning/purchase-plan',
  permission: 'plan.read',
  label: { en: 'Purchase plan', zh: '采购计划' },
  input: () =>
    z.strictObject({
      runId: runId(),
      supplierId: labelled('Supplier', '供应商', supplier.ref()).optional(),
      itemId: itemId().optional(),
      months: labelled('Months', '月数', integer(1, 36)).optional(),
      /** What is due within these days is firm for the supplier. */
      firmDays: labelled('Firm zone (days)', '锁定期（天）', integer(0, 365)).optional(),
    }),
  output: () =>
    z.strictObject({
      runId: planningRun.ref(),
      firmUntil: date(),
      months: z.array(text(7)),
      data: z.array(
        z.strictObject({
          ...itemNamed,
          supplierId: supplier.ref().optional(),
          quantities: z.array(
            z.strictObject({ month: text(7), planned: amount(), open: amount(), firm: amount() }),
          ),
        }),
      ),
    }),
  errors: ['planning.noPlan'],
});
