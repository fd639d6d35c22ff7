import * as z from 'zod';
import {
  choice,
  date,
  flag,
  idList,
  integer,
  labelled,
  money,
  quantity,
  rate,
  ref,
  text,
} from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineOperation } from '../operation.ts';
import {
  kitAllocations,
  kitScopes,
  kitSequences,
  kitSubjects,
  kitSubstitutes,
  kitSupplies,
} from './kitting-choices.ts';

const options = () => ({
  scope: labelled('Materials', '物料范围', choice(kitScopes)).optional(),
  substitutes: labelled('Substitutes', '替代料', choice(kitSubstitutes)).optional(),
  supply: labelled('Supply', '供应范围', choice(kitSupplies)).optional(),
  allocation: labelled('Allocation', '占用方式', choice(kitAllocations)).optional(),
  sequence: labelled('Sequence', '排序', choice(kitSequences)).optional(),
  /** Short parts that are made here count as far as they could be made. */
  multiLevel: labelled('Explode short parts', '展开自制件', flag()).optional(),
});

const label = z.strictObject({ en: text(600), zh: text(600) });
const score = z.strictObject({ orders: integer(0, 100_000), value: money() });

const kitLine = z.strictObject({
  lineNo: labelled('Line', '项次', integer(0, 9999)),
  itemId: labelled('Item', '物料', item.ref()),
  need: labelled('Still needed', '未领需求', quantity('nonNegative')),
  available: labelled('There', '可用', quantity('nonNegative')),
  shortage: labelled('Short', '短缺', quantity('nonNegative')),
  substitutes: z.array(z.strictObject({ itemId: item.ref(), quantity: quantity() })),
  sets: labelled('Sets', '可配套数', quantity('nonNegative')).optional(),
  completeOn: labelled('Complete on', '到齐日期', date()).nullable(),
});

const kitOrder = z.strictObject({
  id: text(40),
  number: text(60),
  itemId: labelled('Product', '产品', item.ref()).optional(),
  startOn: date().optional(),
  dueOn: date(),
  openQuantity: labelled('Open', '未完数量', quantity('nonNegative')).optional(),
  kitQuantity: labelled('Kits', '齐套数量', quantity('nonNegative')).optional(),
  kitRate: labelled('Kit rate', '齐套率', rate()),
  valueRate: labelled('Kit rate by value', '金额齐套率', rate()).optional(),
  complete: flag(),
  fullKitOn: labelled('Full kit on', '全部齐套日期', date()).nullable(),
  lines: z.array(kitLine),
});

/**
 * How much of open orders can be completed (齐套), in the order of their turn, and which of them
 * should change places so that more can (PLN-06). Orders may be named, separated by commas.
 */
export const kittingAnalysis = defineOperation({
  id: 'planning.kittingAnalysis',
  method: 'GET',
  path: '/api/planning/kitting',
  permission: 'plan.read',
  label: { en: 'Kitting analysis', zh: '齐套分析' },
  input: () =>
    z.strictObject({
      subject: labelled('Orders', '分析对象', choice(kitSubjects)),
      orderIds: labelled(
        'Only these',
        '指定单据',
        idList('workOrder', 'salesOrder', 'firmPlannedOrder'),
      ).optional(),
      warehouseId: labelled('Warehouse', '仓库', warehouse.ref()).optional(),
      ...options(),
    }),
  output: () =>
    z.strictObject({
      orders: z.array(kitOrder),
      /** Of work orders and firm planned orders: what all of them leave of their components. */
      left: z
        .array(
          z.strictObject({
            itemId: labelled('Component', '子件', item.ref()),
            quantity: labelled('Left', '剩余', quantity('any')),
          }),
        )
        .optional(),
      advice: z.strictObject({
        swaps: z.array(
          z.strictObject({
            id: text(40),
            number: text(60),
            place: choice({
              before: { en: 'Before', zh: '之前' },
              after: { en: 'After', zh: '之后' },
            }),
            otherId: text(40),
            otherNumber: text(60),
            before: score,
            after: score,
            sentence: label,
          }),
        ),
        sequence: z.array(text(40)),
      }),
    }),
  errors: ['planning.tooManyOrders'],
});

/**
 * Gives released work orders the material that the analysis gives them, in the order named: soft
 * claims of these orders are given back and taken anew, hard ones stay. A dry run shows it.
 */
export const reserveKits = defineOperation({
  id: 'planning.reserveKits',
  method: 'POST',
  path: '/api/planning/kitting/reserve',
  permission: 'plan.release',
  label: { en: 'Reserve kits', zh: '按齐套结果占料' },
  input: () =>
    z.strictObject({
      workOrderIds: labelled(
        'Work orders',
        '生产工单',
        z.array(ref('workOrder', 'wo')).min(1).max(40),
      ),
      scope: labelled('Materials', '物料范围', choice(kitScopes)).optional(),
      allocation: labelled('Allocation', '占用方式', choice(kitAllocations)).optional(),
    }),
  output: () =>
    z.strictObject({
      orders: z.array(
        z.strictObject({
          id: ref('workOrder', 'wo'),
          number: text(60),
          kitQuantity: labelled('Kits', '齐套数量', quantity('nonNegative')),
          kitRate: labelled('Kit rate', '齐套率', rate()),
          reserved: labelled('Lines reserved', '已占料行数', integer(0, 1000)),
        }),
      ),
    }),
  errors: ['planning.orderNotReleased', 'planning.tooManyLines', 'inventory.insufficientAvailable'],
});
