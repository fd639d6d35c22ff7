import * as z from 'zod';
import { date, flag, labelled, quantity, ref, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineOperation } from '../operation.ts';
import { manufacturingSettings } from './manufacturing-settings.ts';
import { MAX_MATERIALS, orderMaterial } from './parts.ts';
import { peg, workOrder } from './work-order.ts';

const path = (rest = '') => `/api/manufacturing/work-orders${rest}`;
const { fields } = workOrder;
const settable = () => ({
  priority: fields.shape.priority,
  department: fields.shape.department,
  responsibleId: fields.shape.responsibleId,
  memo: fields.shape.memo,
});

/** A component for the whole order, named by hand. */
const materialWish = z.strictObject({
  itemId: labelled('Component', '子件', item.ref()),
  required: labelled('Required', '应发', quantity()),
  warehouseId: labelled('From warehouse', '发料仓库', warehouse.ref()).optional(),
  backflush: orderMaterial.shape.backflush,
  operation: orderMaterial.shape.operation,
});

const pegWish = peg.omit({ received: true }).partial({ hard: true });

/**
 * Takes the bill of materials and the routing of the day. Where there is no bill of materials the
 * materials must be named.
 */
export const createWorkOrder = defineOperation({
  id: 'manufacturing.createWorkOrder',
  method: 'POST',
  path: path(),
  permission: 'workOrder.create',
  label: { en: 'New work order', zh: '新建工单' },
  noun: workOrder,
  status: 201,
  input: () =>
    z.strictObject({
      itemId: labelled('Product', '产品', item.ref()),
      quantity: labelled('Quantity', '数量', quantity()),
      startOn: labelled('Start', '开工日期', date()).optional(),
      dueOn: labelled('Due', '完工日期', date()),
      warehouseId: labelled('Into warehouse', '入库仓库', warehouse.ref()).optional(),
      ...settable(),
      pegs: labelled('For', '需求', z.array(pegWish).max(100)).optional(),
      parentId: fields.shape.parentId,
      materials: labelled('Materials', '用料', z.array(materialWish).max(MAX_MATERIALS)).optional(),
    }),
  output: () => workOrder.document,
  errors: ['manufacturing.noBom', 'manufacturing.notMade', 'manufacturing.tooManyDecimals'],
});

const materialChange = z.strictObject({
  /** Without it the material is new. */
  lineNo: orderMaterial.shape.lineNo.optional(),
  itemId: labelled('Component', '子件', item.ref()).optional(),
  required: labelled('Required', '应发', quantity('nonNegative')).optional(),
  warehouseId: labelled('From warehouse', '发料仓库', warehouse.ref()).optional(),
  backflush: orderMaterial.shape.backflush,
  operation: orderMaterial.shape.operation,
});

/** Quantity, dates and materials as long as the order is open; what is spent stays spent. */
export const changeWorkOrder = defineOperation({
  id: 'manufacturing.changeWorkOrder',
  method: 'PATCH',
  path: path('/{id}'),
  permission: 'workOrder.change',
  label: { en: 'Change work order', zh: '修改工单' },
  noun: workOrder,
  input: () =>
    z.strictObject({
      id: workOrder.ref(),
      quantity: labelled('Quantity', '数量', quantity()).optional(),
      startOn: labelled('Start', '开工日期', date()).optional(),
      dueOn: labelled('Due', '完工日期', date()).optional(),
      ...settable(),
      lateReason: fields.shape.lateReason,
      materials: labelled('Materials', '用料', z.array(materialChange).max(100)).optional(),
    }),
  output: () => workOrder.document,
  errors: ['manufacturing.orderNotOpen', 'manufacturing.belowSpent', 'manufacturing.unknownLine'],
  page: { in: ['draft', 'released', 'kitted', 'inProcess'] },
});

/** A part of an order on which nothing has been spent becomes an order of its own. */
export const splitWorkOrder = defineOperation({
  id: 'manufacturing.splitWorkOrder',
  method: 'POST',
  path: path('/{id}/split'),
  permission: 'workOrder.change',
  label: { en: 'Split work order', zh: '拆分工单' },
  noun: workOrder,
  status: 201,
  input: () =>
    z.strictObject({
      id: workOrder.ref(),
      quantity: labelled('Quantity', '数量', quantity()),
      startOn: labelled('Start', '开工日期', date()).optional(),
      dueOn: labelled('Due', '完工日期', date()).optional(),
    }),
  output: () => workOrder.document,
  errors: ['manufacturing.orderNotOpen', 'manufacturing.cannotSplit'],
  page: { in: ['draft', 'released', 'kitted'] },
});

const step = <const N extends string>(name: N, en: string, zh: string, more: string[] = []) =>
  ({
    method: 'POST',
    permission: `workOrder.${name}`,
    path: path(`/{id}/${name}`),
    label: { en, zh },
    noun: workOrder,
    errors: ['invalidTransition', ...more],
  }) as const;

/** Material is claimed as far as there is any; with all of it the order is kitted. */
export const releaseWorkOrder = defineOperation({
  id: 'manufacturing.releaseWorkOrder',
  ...step('release', 'Release', '下达', ['manufacturing.orderNotOpen']),
  input: () => z.strictObject({ id: workOrder.ref() }),
  output: () => workOrder.document,
  page: { in: ['draft'], primary: 1 },
});

/** Claims what has come since; the order is kitted once nothing is missing. */
export const kitWorkOrder = defineOperation({
  id: 'manufacturing.kitWorkOrder',
  ...step('kit', 'Claim material', '齐套占料', ['manufacturing.orderNotOpen']),
  permission: 'workOrder.release',
  input: () => z.strictObject({ id: workOrder.ref() }),
  output: () => workOrder.document,
  page: { in: ['released'] },
});

/**
 * Asks for the bought material that the order lacks and that it has not asked for yet: requests of
 * source 'shortage' in the inbox. What is made is shown, and asked for by a work order of its own.
 */
export const requestMaterial = defineOperation({
  id: 'manufacturing.requestMaterial',
  method: 'POST',
  path: path('/{id}/request-material'),
  permission: 'workOrder.requestMaterial',
  label: { en: 'Request missing material', zh: '缺料请购' },
  noun: workOrder,
  errors: ['manufacturing.orderNotOpen', 'purchasing.notBought'],
  input: () => z.strictObject({ id: workOrder.ref() }),
  output: () =>
    z.strictObject({
      number: labelled('Number', '单号', text(40)),
      lines: z.array(
        z.strictObject({
          itemId: labelled('Component', '子件', item.ref()),
          short: labelled('Short', '缺料', quantity('nonNegative')),
          make: labelled('Made in house', '自制', flag()),
          /** Asked for before for this order, and not there yet. */
          underWay: labelled('Already requested', '已请购未到', quantity('nonNegative')),
          requested: labelled('Requested now', '本次请购', quantity('nonNegative')),
          requestId: labelled('Request', '采购申请', ref('purchaseRequest', 'pr')).optional(),
        }),
      ),
    }),
  page: { in: ['draft', 'released', 'inProcess'] },
});

/** Ends the order: what was not used is free again, what its cost differs by is settled. */
export const closeWorkOrder = defineOperation({
  id: 'manufacturing.closeWorkOrder',
  ...step('close', 'Close', '关闭', ['manufacturing.underTolerance']),
  input: () =>
    z.strictObject({
      id: workOrder.ref(),
      date: labelled('Date', '日期', date()).optional(),
      because: fields.shape.closedBecause,
    }),
  output: () => workOrder.document,
  page: { in: ['released', 'kitted', 'inProcess', 'done'], danger: true },
});

/** Only while nothing has been spent on it. */
export const cancelWorkOrder = defineOperation({
  id: 'manufacturing.cancelWorkOrder',
  ...step('cancel', 'Cancel', '取消', ['manufacturing.spentAlready']),
  input: () => z.strictObject({ id: workOrder.ref(), because: fields.shape.closedBecause }),
  output: () => workOrder.document,
  page: { in: ['draft', 'released', 'kitted', 'inProcess'], danger: true },
});

/** Creates the settings with defaults when there are none. */
export const changeManufacturingSettings = defineOperation({
  id: 'manufacturing.changeManufacturingSettings',
  method: 'PATCH',
  path: '/api/manufacturing/manufacturing-settings',
  permission: 'manufacturingSettings.write',
  label: { en: 'Change manufacturing settings', zh: '修改生产设置' },
  input: () => {
    const { overTolerance, underTolerance, backflushAt } = manufacturingSettings.fields.shape;
    const { reservation, scrap, receiveReportedOnly } = manufacturingSettings.fields.shape;
    return z.strictObject({
      overTolerance: overTolerance.optional(),
      underTolerance: underTolerance.optional(),
      backflushAt: backflushAt.optional(),
      reservation: reservation.optional(),
      scrap: scrap.optional(),
      receiveReportedOnly: receiveReportedOnly.optional(),
    });
  },
  output: () => manufacturingSettings.document,
});
