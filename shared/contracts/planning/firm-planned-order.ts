import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import { choice, computed, date, integer, labelled, quantity, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { planningArea } from '../masterdata/planning-area.ts';
import { defineNoun } from '../noun.ts';
import { planningRun } from './planning-run.ts';

/** A released one is an order of its own by now, and back when that is cancelled. */
export const firmPlannedOrderStates = defineStates({
  initial: 'open',
  transitions: {
    open: ['released', 'cancelled'],
    released: ['open', 'cancelled'],
    cancelled: ['open', 'released'],
  },
});

export const firmPlannedOrderStateNames = {
  open: { en: 'Firm', zh: '已确认' },
  released: { en: 'Released', zh: '已投放' },
  cancelled: { en: 'Cancelled', zh: '已取消' },
} as const;

export const plannedKinds = {
  make: { en: 'Make', zh: '自制' },
  buy: { en: 'Buy', zh: '采购' },
} as const;

export const releasedInto = {
  purchaseOrder: { en: 'Purchase order', zh: '采购订单' },
  purchaseRequest: { en: 'Purchase request', zh: '采购申请' },
  workOrder: { en: 'Work order', zh: '生产工单' },
} as const;

export const firmComponent = z.strictObject({
  lineNo: labelled('Line', '项次', integer(1, 9999)),
  itemId: labelled('Component', '子件', item.ref()),
  quantity: labelled('Quantity', '数量', quantity()),
});

/**
 * A planned order that somebody took in hand: firm, so that runs leave it as it is, or released
 * into a purchase order, a purchase request or a work order. Its id follows from the run and the
 * planned order.
 */
export const firmPlannedOrder = defineNoun({
  id: 'firmPlannedOrder',
  plural: 'firm-planned-orders',
  prefix: 'fpo',
  module: 'planning',
  label: { en: 'Firm planned order', zh: '确认计划订单' },
  title: 'dueOn',
  under: ['itemId'],
  columns: ['itemId', 'dueOn', 'kind', 'quantity', 'state', 'area', 'createdAt'],
  sort: '-createdAt',
  states: firmPlannedOrderStates,
  page: { hidden: ['plannedOrderId'] },
  fields: () =>
    z.strictObject({
      plannedOrderId: labelled('Planned order', '计划订单', text(200)),
      runId: labelled('Run', '运行', planningRun.ref()),
      state: labelled('State', '状态', computed(choice(firmPlannedOrderStateNames))),
      kind: labelled('Kind', '类型', choice(plannedKinds)),
      itemId: labelled('Item', '物料', item.ref()),
      area: planningArea(),
      quantity: labelled('Quantity', '数量', quantity()),
      startOn: labelled('Start', '开始日期', date()),
      dueOn: labelled('Due', '到期日期', date()),
      availableOn: labelled('Available', '可用日期', date()),
      /** The order line that it is made for: order id / line. */
      order: labelled('Made for', '按单', text(60)).optional(),
      /** What it takes of its components, as planned. */
      components: labelled('Components', '子件', z.array(firmComponent).max(500)).optional(),
      documentNoun: labelled('Became', '生成单据', choice(releasedInto)).optional(),
      documentId: labelled('Document id', '单据标识', text(40)).optional(),
      documentNumber: labelled('Document number', '单据编号', text(60)).optional(),
    }),
});
