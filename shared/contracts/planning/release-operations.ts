import * as z from 'zod';
import { choice, date, integer, labelled, quantity, ref, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { supplier } from '../masterdata/supplier.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineOperation } from '../operation.ts';
import { firmPlannedOrder, releasedInto } from './firm-planned-order.ts';
import { MOST_RELEASED, mergeKeys, purchasesBecome } from './plan-choices.ts';
import { planningRun } from './planning-run.ts';

const salesOrder = () => ref('salesOrder', 'so');

const chosen = {
  runId: labelled('Run', '运行', planningRun.ref()).optional(),
  plannedOrderIds: labelled(
    'Planned orders',
    '计划订单',
    z.array(text(200)).min(1).max(MOST_RELEASED),
  ),
};

const madeDocument = z.strictObject({
  noun: choice(releasedInto),
  id: text(40),
  number: text(60),
  itemId: item.ref(),
  supplierId: supplier.ref().optional(),
  /** What the planned orders add up to, and what lot rules made of it. */
  planned: quantity(),
  quantity: quantity(),
  dueOn: date(),
  plannedOrderIds: z.array(text(200)),
});

/**
 * Turns planned orders into drafts: purchases of an item from a supplier whose due days lie within
 * the window become one, raised to the lot rules again, or, where buyers bundle, one request in
 * their inbox, which needs no supplier yet; a made one becomes a work order. A dry run
 * is the preview. A planned order is released once, and again only when its draft is cancelled.
 */
export const releasePlannedOrders = defineOperation({
  id: 'planning.releasePlannedOrders',
  method: 'POST',
  path: '/api/planning/planned-orders/release',
  permission: 'plan.release',
  label: { en: 'Release planned orders', zh: '投放计划订单' },
  input: () =>
    z.strictObject({
      ...chosen,
      /** Days from the first due day on that are merged; 0 merges the same day only. */
      windowDays: labelled('Merge within (days)', '合并窗口（天）', integer(0, 366)).optional(),
      purchasesAs: labelled('Purchases become', '采购投放为', choice(purchasesBecome)).optional(),
      supplierId: labelled('Supplier', '供应商', supplier.ref()).optional(),
      warehouseId: labelled('Warehouse', '仓库', warehouse.ref()).optional(),
    }),
  output: () => z.strictObject({ data: z.array(madeDocument) }),
  errors: [
    'planning.noPlan',
    'planning.notInPlan',
    'planning.alreadyReleased',
    'planning.noSupplier',
    'planning.phantomNotReleased',
  ],
});

const undoneDocument = z.strictObject({
  noun: choice(releasedInto),
  id: text(40),
  number: text(60),
  /** The planned orders that may be released again. */
  plannedOrderIds: z.array(text(200)),
});

/**
 * Takes a release back: the purchase and work orders that planned orders became are cancelled as
 * far as they are drafts, requests as far as nothing of them is ordered, and all planned orders of
 * them are free again. What went further meanwhile stays, and is named.
 */
export const undoRelease = defineOperation({
  id: 'planning.undoRelease',
  method: 'POST',
  path: '/api/planning/planned-orders/undo-release',
  permission: 'plan.release',
  label: { en: 'Undo release', zh: '撤销投放' },
  input: () =>
    z.strictObject({
      ...chosen,
      because: labelled('Reason', '原因', text(300)).optional(),
    }),
  output: () =>
    z.strictObject({
      data: z.array(undoneDocument),
      kept: z.array(z.strictObject({ ...undoneDocument.shape, state: text(40) })),
    }),
  errors: [
    'planning.noPlan',
    'planning.notReleased',
    'planning.nothingToUndo',
    'purchasing.goodsArrived',
  ],
});

/** Keeps planned orders as they are: runs no longer move or replace them. */
export const firmPlannedOrders = defineOperation({
  id: 'planning.firmPlannedOrders',
  method: 'POST',
  path: '/api/planning/planned-orders/firm',
  permission: 'plan.firm',
  label: { en: 'Firm planned orders', zh: '确认计划订单' },
  input: () => z.strictObject(chosen),
  output: () => z.strictObject({ data: z.array(firmPlannedOrder.document) }),
  errors: [
    'planning.noPlan',
    'planning.notInPlan',
    'planning.alreadyReleased',
    'planning.phantomNotReleased',
  ],
});

/** Gives a firm order back to planning. */
export const cancelFirmPlannedOrder = defineOperation({
  id: 'planning.cancelFirmPlannedOrder',
  method: 'POST',
  path: '/api/planning/firm-planned-orders/{id}/cancel',
  permission: 'plan.firm',
  label: { en: 'Cancel firm planned order', zh: '取消确认' },
  noun: firmPlannedOrder,
  input: () => z.strictObject({ id: firmPlannedOrder.ref() }),
  output: () => firmPlannedOrder.document,
  errors: ['invalidTransition'],
  page: { in: ['open'], danger: true },
});

/**
 * Work orders for lines of sales orders, merged if wanted; of each line what is not planned yet.
 */
export const createWorkOrdersFromSales = defineOperation({
  id: 'planning.createWorkOrdersFromSales',
  method: 'POST',
  path: '/api/planning/work-orders-from-sales',
  permission: 'plan.release',
  label: { en: 'Work orders from sales orders', zh: '从销售订单批量生成工单' },
  input: () =>
    z.strictObject({
      lines: labelled(
        'Lines',
        '订单行',
        z
          .array(
            z.strictObject({
              salesOrderId: labelled('Sales order', '销售订单', salesOrder()),
              lineNo: labelled('Line', '行号', integer(1, 9999)),
              quantity: labelled('Quantity', '数量', quantity()).optional(),
            }),
          )
          .min(1)
          .max(50),
      ),
      mergeBy: labelled('Merge', '合并方式', choice(mergeKeys)).optional(),
      warehouseId: labelled('Into warehouse', '入库仓库', warehouse.ref()).optional(),
    }),
  output: () =>
    z.strictObject({
      data: z.array(
        z.strictObject({
          workOrderId: ref('workOrder', 'wo'),
          number: text(60),
          itemId: item.ref(),
          quantity: quantity(),
          dueOn: date(),
          pegs: z.array(
            z.strictObject({
              salesOrderId: salesOrder(),
              lineNo: integer(1, 9999),
              quantity: quantity(),
            }),
          ),
        }),
      ),
    }),
  errors: [
    'planning.nothingLeft',
    'planning.moreThanLeft',
    'planning.lineNotMade',
    'planning.unknownLine',
  ],
});
