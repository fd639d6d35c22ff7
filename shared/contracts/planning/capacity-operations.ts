import * as z from 'zod';
import { workCentre } from '../engineering/work-centre.ts';
import { choice, date, flag, integer, labelled, rate, ref, text } from '../fields.ts';
import { workOrder } from '../manufacturing/work-order.ts';
import { defineOperation } from '../operation.ts';
import { conflictKinds, directions, priorityRules } from './capacity-choices.ts';

const minutes = (en: string, zh: string) => labelled(en, zh, integer(0, 100_000_000));
const label = z.strictObject({ en: text(300), zh: text(300) });

/** What work centres have to do day by day, in minutes, and what of it is too much (PLN-08). */
export const workCentreLoad = defineOperation({
  id: 'planning.workCentreLoad',
  method: 'GET',
  path: '/api/planning/work-centre-load',
  permission: 'plan.read',
  label: { en: 'Load of work centres', zh: '工作中心负荷' },
  input: () =>
    z.strictObject({
      workCentreId: labelled('Work centre', '工作中心', workCentre.ref()).optional(),
      from: labelled('From', '从', date()).optional(),
      days: labelled('Days', '天数', integer(1, 180)).optional(),
    }),
  output: () =>
    z.strictObject({
      centres: z.array(
        z.strictObject({
          workCentreId: workCentre.ref(),
          code: text(40),
          name: text(100),
          days: z.array(
            z.strictObject({
              date: date(),
              capacity: minutes('Capacity', '能力（分钟）'),
              load: minutes('Load', '负荷（分钟）'),
              /** Load ÷ capacity; null on a day that is not worked and has something planned. */
              rate: labelled('Rate', '负荷率', rate()).nullable(),
              overloaded: flag(),
              work: z.array(
                z.strictObject({
                  workOrderId: workOrder.ref(),
                  number: text(60),
                  operation: integer(1, 9999),
                  minutes: minutes('Minutes', '分钟'),
                }),
              ),
            }),
          ),
        }),
      ),
    }),
});

const scheduled = z.strictObject({
  number: labelled('Operation', '工序号', integer(1, 9999)),
  workCentreId: workCentre.ref(),
  machine: labelled('Machine', '机台', integer(1, 1000)),
  startOn: date(),
  /** Into the shift. */
  startMinute: integer(0, 1440),
  endOn: date(),
  endMinute: integer(0, 1440),
  minutes: minutes('Minutes', '分钟'),
});

/**
 * Finds released work orders a time on their machines, around all others, and keeps it on their
 * operations (PLN-09). A dry run is the proposal. Without ids: those due first.
 */
export const scheduleWorkOrders = defineOperation({
  id: 'planning.scheduleWorkOrders',
  method: 'POST',
  path: '/api/planning/schedule',
  permission: 'plan.schedule',
  label: { en: 'Schedule', zh: '有限产能排产' },
  input: () =>
    z.strictObject({
      workOrderIds: labelled(
        'Work orders',
        '生产工单',
        z.array(ref('workOrder', 'wo')).min(1).max(80),
      ).optional(),
      direction: labelled('Direction', '方向', choice(directions)).optional(),
      rule: labelled('Rule', '优先规则', choice(priorityRules)).optional(),
    }),
  output: () =>
    z.strictObject({
      orders: z.array(
        z.strictObject({
          workOrderId: workOrder.ref(),
          number: text(60),
          startOn: date(),
          endOn: date(),
          dueOn: date(),
          late: flag(),
          operations: z.array(scheduled),
        }),
      ),
    }),
  errors: ['planning.orderNotReleased', 'planning.unknownCentre', 'planning.beyondHorizon'],
});

/**
 * Moves one operation to another time or machine, as by dragging a bar. It is refused while
 * something speaks against it, unless that is accepted; a dry run that accepts shows what does.
 */
export const moveOperation = defineOperation({
  id: 'planning.moveOperation',
  method: 'POST',
  path: '/api/planning/work-orders/{id}/move-operation',
  permission: 'plan.schedule',
  label: { en: 'Move operation', zh: '移动工序' },
  noun: workOrder,
  input: () =>
    z.strictObject({
      id: workOrder.ref(),
      operation: labelled('Operation', '工序号', integer(1, 9999)),
      startOn: labelled('Start', '开始日期', date()),
      startMinute: labelled('Minute', '开始分钟', integer(0, 1439)).optional(),
      machine: labelled('Machine', '机台', integer(1, 1000)).optional(),
      despiteConflicts: labelled('Ignore conflicts', '忽略冲突', flag()).optional(),
    }),
  output: () =>
    z.strictObject({
      workOrderId: workOrder.ref(),
      operation: scheduled,
      conflicts: z.array(
        z.strictObject({
          kind: labelled('Conflict', '冲突', choice(conflictKinds)),
          number: text(60).optional(),
          operation: integer(1, 9999).optional(),
          sentence: label,
        }),
      ),
    }),
  errors: [
    'planning.orderNotReleased',
    'planning.unknownOperation',
    'planning.operationConflicts',
    'planning.beyondHorizon',
  ],
  page: { hidden: true },
});
