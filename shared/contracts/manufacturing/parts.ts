import * as z from 'zod';
import { alternate } from '../engineering/bom.ts';
import { routingOperation } from '../engineering/routing.ts';
import { choice, date, flag, instant, integer, labelled, quantity, rate, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { member } from '../platform/nouns.ts';

export const MAX_MATERIALS = 500;
export const MAX_OPERATIONS = 100;
/**
 * One step moves at most so many: each takes a balance and a cost pool in the transaction, and a
 * lot or serial number takes half as much again.
 */
export const MAX_MOVED = 36;

export const count = (en: string, zh: string) => labelled(en, zh, quantity('nonNegative'));

/**
 * What one component line of the order takes, copied from the bill of materials of the day.
 * At hand = issued − returned − scrapped, in the component's unit; alternates count by ratio.
 */
export const orderMaterial = z.strictObject({
  lineNo: labelled('Line', '项次', integer(1, 9999)),
  itemId: labelled('Component', '子件', item.ref()),
  /** For `per` of the product, without loss. */
  quantity: count('Quantity', '用量'),
  per: labelled('Per', '对应产量', quantity()),
  fixed: count('Fixed per order', '固定用量').optional(),
  loss: labelled('Loss', '损耗率', rate()).optional(),
  /** For the whole order, loss and yield in it, rounded up to the component's decimals. */
  required: count('Required', '应发'),
  issued: count('Issued', '已发'),
  returned: count('Returned', '已退'),
  scrapped: count('Scrapped', '已报废'),
  warehouseId: labelled('From warehouse', '发料仓库', warehouse.ref()),
  backflush: labelled('Backflushed', '倒冲领料', flag()).optional(),
  /** The operation at which it is used; without one at the start. */
  operation: labelled('Operation', '工序', integer(1, 9999)).optional(),
  alternates: labelled('Alternates', '替代料', z.array(alternate).max(10)).optional(),
});

export const operationStates = {
  waiting: { en: 'Waiting', zh: '待前序' },
  ready: { en: 'Ready', zh: '可开工' },
  running: { en: 'Running', zh: '进行中' },
  done: { en: 'Done', zh: '已完成' },
} as const;

/** Who works on it since when; reporting ends it. */
export const workInHand = z.strictObject({
  memberId: labelled('Worker', '操作人', member.ref()),
  machine: labelled('Machine', '设备', text(60)).optional(),
  startedAt: labelled('Started', '开始时间', instant()),
});

const { overlap, tool, instructions, inspect, pieceRate, waitMinutes } = routingOperation.shape;
const { number, name, nameEn, workCentreId, setupMinutes, runMinutes } = routingOperation.shape;

/** One operation of the order, copied from the routing of the day, and how far it is. */
export const orderOperation = z.strictObject({
  number,
  name,
  nameEn,
  workCentreId,
  setupMinutes,
  runMinutes,
  waitMinutes,
  overlap,
  tool,
  instructions,
  inspect,
  pieceRate,
  /** The working day on which it is planned to start. */
  plannedOn: labelled('Planned on', '计划日期', date()),
  /** Minutes into the shift of that day; which of the centre's machines; when it shall be done. */
  plannedMinute: labelled('Planned minute', '计划分钟', integer(0, 1440)).optional(),
  plannedMachine: labelled('Planned machine', '计划机台', integer(1, 1000)).optional(),
  plannedEndOn: labelled('Planned end', '计划完成', date()).optional(),
  state: labelled('State', '状态', choice(operationStates)),
  /** Pieces that the operations before it have let through so far. */
  ready: count('Ready', '可加工数'),
  good: count('Good', '合格数'),
  scrap: count('Scrap', '报废数'),
  rework: count('Rework', '返工数'),
  minutes: count('Minutes', '工时（分钟）'),
  running: labelled('In hand', '在制人员', z.array(workInHand).max(50)).optional(),
});

/** Material that a report or a receipt took by itself, at the order's line. */
export const issuedLine = z.strictObject({
  lineNo: labelled('Material line', '用料项次', integer(1, 9999)),
  itemId: labelled('Item', '物料', item.ref()),
  warehouseId: labelled('Warehouse', '仓库', warehouse.ref()),
  quantity: labelled('Quantity', '数量', quantity()),
  lot: labelled('Lot', '批次', text(60)).optional(),
  /** In the unit of the order's line, where another item stood in. */
  counts: count('Counts as', '折合数量').optional(),
  serial: labelled('Serial number', '序列号', text(60)).optional(),
});

export const postedStates = {
  posted: { en: 'Posted', zh: '已过账' },
  reversed: { en: 'Reversed', zh: '已冲销' },
} as const;
