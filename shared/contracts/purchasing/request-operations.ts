import * as z from 'zod';
import { date, labelled, quantity } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { supplier } from '../masterdata/supplier.ts';
import { defineOperation } from '../operation.ts';
import { because, warehouseField } from './lines.ts';
import { purchaseOrder } from './purchase-order.ts';
import { purchaseRequest } from './purchase-request.ts';

const fields = purchaseRequest.fields.shape;
const path = '/api/purchasing/purchase-requests';
const id = purchaseRequest.ref();

/** Asks for an item for one's department, or for a project. */
export const createPurchaseRequest = defineOperation({
  id: 'purchasing.createPurchaseRequest',
  method: 'POST',
  path,
  permission: 'purchaseRequest.create',
  label: { en: 'New purchase request', zh: '新建采购申请' },
  noun: purchaseRequest,
  input: () =>
    z.strictObject({
      itemId: fields.itemId,
      quantity: fields.quantity,
      neededOn: fields.neededOn,
      warehouseId: fields.warehouseId,
      supplierId: fields.supplierId,
      department: fields.department,
      project: fields.project,
      externalId: fields.externalId,
      note: fields.note,
    }),
  output: () => purchaseRequest.document,
  status: 201,
  errors: ['purchasing.notBought', 'purchasing.tooManyDecimals', 'purchasing.otherDepartment'],
});

/** What is not ordered yet can change; null clears. */
export const changePurchaseRequest = defineOperation({
  id: 'purchasing.changePurchaseRequest',
  method: 'PATCH',
  path: `${path}/{id}`,
  permission: 'purchaseRequest.change',
  label: { en: 'Change purchase request', zh: '修改采购申请' },
  noun: purchaseRequest,
  input: () =>
    z.strictObject({
      id,
      quantity: fields.quantity.optional(),
      neededOn: fields.neededOn.optional(),
      warehouseId: fields.warehouseId.nullable(),
      supplierId: fields.supplierId.nullable(),
      project: fields.project.nullable(),
      note: fields.note.nullable(),
    }),
  output: () => purchaseRequest.document,
  errors: ['purchasing.requestNotOpen', 'purchasing.belowOrdered', 'purchasing.tooManyDecimals'],
  page: { in: ['open'] },
});

/** What was ordered of it stays ordered; the rest is not needed any more. */
export const cancelPurchaseRequest = defineOperation({
  id: 'purchasing.cancelPurchaseRequest',
  method: 'POST',
  path: `${path}/{id}/cancel`,
  permission: 'purchaseRequest.cancel',
  label: { en: 'Cancel purchase request', zh: '取消采购申请' },
  noun: purchaseRequest,
  input: () => z.strictObject({ id, because: because().optional() }),
  output: () => purchaseRequest.document,
  errors: ['invalidTransition', 'purchasing.partlyOrdered'],
  page: { in: ['open'], danger: true },
});

const part = z.strictObject({
  requestId: labelled('Request', '采购申请', purchaseRequest.ref()),
  /** All that is left of it, unless told otherwise. */
  quantity: labelled('Quantity', '数量', quantity()).optional(),
});

/**
 * Requests become one order to a supplier: same items add up, the price of the sum counts, and
 * the supplier's lots are applied to it.
 */
export const orderRequests = defineOperation({
  id: 'purchasing.orderRequests',
  method: 'POST',
  path: `${path}/order`,
  permission: 'purchaseOrder.create',
  label: { en: 'Order requests', zh: '申请转采购订单' },
  input: () =>
    z.strictObject({
      supplierId: labelled('Supplier', '供应商', supplier.ref()),
      requests: labelled('Requests', '采购申请', z.array(part).min(1).max(80)),
      date: labelled('Date', '日期', date()).optional(),
      warehouseId: warehouseField().optional(),
    }),
  output: () => purchaseOrder.document,
  status: 201,
  errors: [
    'purchasing.requestNotOpen',
    'purchasing.requestExceeded',
    'purchasing.noPrice',
    'purchasing.foreignCurrency',
  ],
});

/** Asks for every item that has fallen to its reorder point, as far as nothing is on its way. */
export const requestReorders = defineOperation({
  id: 'purchasing.requestReorders',
  method: 'POST',
  path: `${path}/reorder`,
  permission: 'purchaseRequest.create',
  label: { en: 'Request items below reorder point', zh: '按再订货点请购' },
  input: () =>
    z.strictObject({
      itemIds: labelled('Items', '物料', z.array(item.ref()).min(1).max(40)).optional(),
    }),
  output: () =>
    z.strictObject({
      requests: z.array(
        z.strictObject({
          id: purchaseRequest.ref(),
          itemId: item.ref(),
          quantity: quantity(),
          neededOn: date(),
        }),
      ),
      /** Items that are low and were left for the next call. */
      remaining: z.int(),
    }),
});
