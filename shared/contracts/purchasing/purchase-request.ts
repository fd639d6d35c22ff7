import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import {
  choice,
  code,
  computed,
  date,
  labelled,
  note,
  nounName,
  quantity,
  ref,
  text,
} from '../fields.ts';
import { supplier } from '../masterdata/supplier.ts';
import { defineNoun } from '../noun.ts';
import { because, count, itemField, warehouseField } from './lines.ts';

/** `open` waits in the inbox as long as something of it is not ordered. */
export const purchaseRequestStates = defineStates({
  initial: 'open',
  transitions: { open: ['ordered', 'cancelled'], ordered: ['open'], cancelled: [] },
});

export const purchaseRequestStateLabels = {
  open: { en: 'To be ordered', zh: '待采购' },
  ordered: { en: 'Ordered', zh: '已下单' },
  cancelled: { en: 'Cancelled', zh: '已取消' },
} as const;

export const requestSources = {
  mrp: { en: 'Planning', zh: '物料计划' },
  shortage: { en: 'Shortage', zh: '缺料' },
  department: { en: 'Department', zh: '部门申请' },
  reorderPoint: { en: 'Reorder point', zh: '再订货点' },
  project: { en: 'Project', zh: '项目' },
  salesOrder: { en: 'Sales order', zh: '销售订单' },
} as const;

export type RequestSource = keyof typeof requestSources;

/** One item that is needed from outside, whoever needs it; buyers turn it into orders. */
export const purchaseRequest = defineNoun({
  id: 'purchaseRequest',
  plural: 'purchase-requests',
  prefix: 'pr',
  module: 'purchasing',
  label: { en: 'Purchase request', zh: '采购申请' },
  title: 'number',
  search: ['number', 'sourceNumber', 'note'],
  columns: ['number', 'sourceKind', 'itemId', 'quantity', 'ordered', 'neededOn', 'state'],
  sort: 'neededOn',
  scope: { owner: 'ownerId', team: 'department' },
  states: purchaseRequestStates,
  fields: () =>
    z.strictObject({
      number: labelled('Number', '单号', computed(text(40))),
      state: labelled('State', '状态', computed(choice(purchaseRequestStateLabels))),
      sourceKind: labelled('Source', '来源', computed(choice(requestSources))),
      /** The document that needs it. */
      sourceNoun: labelled('Source document', '来源单据', computed(nounName(40))).optional(),
      sourceId: labelled('Source id', '来源编号', computed(text(60))).optional(),
      sourceNumber: labelled('Source number', '来源单号', computed(text(60))).optional(),
      /** The line of a customer's order that it is kept for, as planning names it. */
      madeFor: labelled('Made for', '按单', computed(text(60))).optional(),
      itemId: itemField(),
      /** In the item's unit. */
      quantity: labelled('Quantity', '数量', quantity()),
      ordered: computed(count('Ordered', '已下单数量')),
      neededOn: labelled('Needed on', '需求日期', date()),
      warehouseId: warehouseField().optional(),
      supplierId: labelled('Preferred supplier', '建议供应商', supplier.ref()).optional(),
      department: labelled('Department', '部门', code(60)).optional(),
      project: labelled('Project', '项目', text(60)).optional(),
      ownerId: labelled('Requested by', '申请人', ref('member', 'mem')).optional(),
      cancelledBecause: computed(because()).optional(),
      note: labelled('Note', '备注', note(1000)).optional(),
    }),
});
