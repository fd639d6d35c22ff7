import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import { bom } from '../engineering/bom.ts';
import { routing } from '../engineering/routing.ts';
import {
  choice,
  computed,
  date,
  flag,
  integer,
  labelled,
  note,
  rate,
  ref,
  text,
} from '../fields.ts';
import { source } from '../finance/source.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineNoun } from '../noun.ts';
import { member } from '../platform/nouns.ts';
import { count, MAX_MATERIALS, MAX_OPERATIONS, orderMaterial, orderOperation } from './parts.ts';

/** `kitted` means that all its material is claimed or issued. */
export const workOrderStates = defineStates({
  initial: 'draft',
  transitions: {
    draft: ['released', 'kitted', 'cancelled'],
    released: ['kitted', 'inProcess', 'done', 'closed', 'cancelled'],
    kitted: ['released', 'inProcess', 'done', 'closed', 'cancelled'],
    inProcess: ['done', 'closed', 'cancelled'],
    done: ['inProcess', 'closed'],
    closed: [],
    cancelled: [],
  },
});

export const workOrderStateNames = {
  draft: { en: 'Draft', zh: '草稿' },
  released: { en: 'Released', zh: '已下达' },
  kitted: { en: 'Kitted', zh: '已齐套' },
  inProcess: { en: 'In process', zh: '生产中' },
  done: { en: 'Done', zh: '已完工' },
  closed: { en: 'Closed', zh: '已关闭' },
  cancelled: { en: 'Cancelled', zh: '已取消' },
} as const;

export const lateReasons = {
  material: { en: 'Material', zh: '材料' },
  machine: { en: 'Machine', zh: '设备' },
  people: { en: 'People', zh: '人员' },
  quality: { en: 'Quality', zh: '质量' },
  planning: { en: 'Planning', zh: '计划' },
  other: { en: 'Other', zh: '其他' },
} as const;

/** As many lines as an order can be for and stay a document among others. */
export const MOST_PEGS = 500;

/**
 * What the output is for: a line of a sales order or of another work order. A hard one gets its
 * part of every receipt as a hard reservation, in the order of the pegs.
 */
export const peg = z.strictObject({
  salesOrderId: labelled('Sales order', '销售订单', ref('salesOrder', 'so')).optional(),
  parentOrderId: labelled('Work order', '上级工单', ref('workOrder', 'wo')).optional(),
  lineNo: labelled('Line', '行号', integer(1, 9999)),
  quantity: count('Quantity', '数量'),
  hard: labelled('Hard', '专供', flag()),
  /** How much of it was handed over already. */
  received: count('Received', '已入库'),
});

/** So much of a product by a day: what it takes, how far it is. Its cost stands apart. */
export const workOrder = defineNoun({
  id: 'workOrder',
  plural: 'work-orders',
  prefix: 'wo',
  module: 'manufacturing',
  label: { en: 'Work order', zh: '生产工单' },
  title: 'number',
  search: ['number', 'memo'],
  columns: ['number', 'itemId', 'quantity', 'received', 'state', 'startOn', 'dueOn', 'department'],
  sort: '-createdAt',
  states: workOrderStates,
  page: {
    sections: [
      {
        label: { en: 'Order', zh: '工单' },
        fields: [
          'itemId',
          'quantity',
          'received',
          'good',
          'scrapped',
          'startOn',
          'dueOn',
          'doneOn',
        ],
      },
      {
        label: { en: 'How it is made', zh: '生产依据' },
        fields: ['bomId', 'routingId', 'warehouseId', 'department', 'priority', 'responsibleId'],
      },
    ],
    lines: 'materials',
    lineColumns: ['lineNo', 'itemId', 'required', 'issued', 'returned', 'scrapped', 'warehouseId'],
    hidden: ['source', 'lossMode', 'bomRevision', 'routingRevision'],
  },
  fields: () =>
    z.strictObject({
      number: labelled('Number', '单号', computed(text(40))),
      itemId: labelled('Product', '产品', item.ref()),
      quantity: count('Quantity', '数量'),
      state: labelled('State', '状态', computed(choice(workOrderStateNames))),
      startOn: labelled('Start', '开工日期', date()),
      dueOn: labelled('Due', '完工日期', date()),
      warehouseId: labelled('Into warehouse', '入库仓库', warehouse.ref()),
      priority: labelled('Priority', '优先级', integer(1, 999)).optional(),
      department: labelled('Department', '部门', text(60)).optional(),
      responsibleId: labelled('Responsible', '负责人', member.ref()).optional(),
      lateReason: labelled('Reason for delay', '延误原因', choice(lateReasons)).optional(),
      bomId: labelled('Bill of materials', '物料清单', bom.ref()).optional(),
      bomRevision: labelled('Revision', '物料清单版本', text(20)).optional(),
      routingId: labelled('Routing', '工艺路线', routing.ref()).optional(),
      routingRevision: labelled('Routing revision', '工艺版本', text(20)).optional(),
      lossMode: labelled(
        'Loss counts as',
        '损耗方式',
        choice({ factor: { en: 'Factor', zh: '加成' }, yield: { en: 'Yield', zh: '成品率' } }),
      ),
      /** Good pieces per piece started, of the bill of materials. */
      yield: labelled('Yield', '成品率', rate('positive')).optional(),
      good: count('Good at the last operation', '末道合格数'),
      scrapped: count('Scrapped', '报废数'),
      received: count('Received', '已入库'),
      materials: labelled('Materials', '用料', z.array(orderMaterial).max(MAX_MATERIALS)),
      operations: labelled('Operations', '工序', z.array(orderOperation).max(MAX_OPERATIONS)),
      byProducts: labelled(
        'By-products',
        '副产品',
        z
          .array(
            z.strictObject({
              itemId: labelled('Item', '物料', item.ref()),
              quantity: count('Quantity', '数量'),
              per: count('Per', '对应产量'),
              value: labelled('Value', '计价方式', text(20)),
              share: labelled('Share', '比例', rate()).optional(),
            }),
          )
          .max(20),
      ).optional(),
      pegs: labelled('For', '需求', z.array(peg).max(MOST_PEGS)).optional(),
      parentId: labelled('Parent order', '上级工单', ref('workOrder', 'wo')).optional(),
      source: labelled('Source', '来源', source).optional(),
      closedBecause: labelled('Closed because', '关闭原因', text(300)).optional(),
      doneOn: labelled('Done on', '实际完工', computed(date())).optional(),
      memo: labelled('Note', '备注', note(500)).optional(),
    }),
});
