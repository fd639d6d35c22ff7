import * as z from 'zod';
import { date, flag, integer, labelled, money, note, quantity, text } from '../fields.ts';
import { removal, removesAlone } from '../line-removal.ts';
import { customer } from '../masterdata/customer.ts';
import { item } from '../masterdata/item.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineOperation } from '../operation.ts';
import { lineWish, MAX_LINES } from './lines.ts';
import { salesOrder } from './sales-order.ts';

const id = salesOrder.ref();
const path = '/api/sales/sales-orders';
const lineNo = labelled('Line', '行号', integer(1, 9999));

export const createSalesOrder = defineOperation({
  id: 'sales.createSalesOrder',
  method: 'POST',
  path,
  permission: 'salesOrder.create',
  label: { en: 'New order', zh: '新建订单' },
  noun: salesOrder,
  input: () =>
    z.strictObject({
      customerId: labelled('Customer', '客户', customer.ref()),
      customerReference: labelled('Customer order no.', '客户订单号', text(60)).optional(),
      date: labelled('Date', '日期', date()).optional(),
      requestedDate: labelled('Requested date', '要求交期', date()).optional(),
      taxIncluded: labelled('Prices include tax', '价格含税', flag()).optional(),
      warehouseId: labelled('Warehouse', '仓库', warehouse.ref()).optional(),
      opportunityId: salesOrder.fields.shape.opportunityId,
      penalty: labelled('Penalty for delay', '逾期违约金', money('nonNegative')).optional(),
      externalId: salesOrder.fields.shape.externalId,
      note: labelled('Note', '备注', note(2000)).optional(),
      lines: labelled('Lines', '明细', z.array(lineWish).min(1).max(MAX_LINES)),
    }),
  output: () => salesOrder.document,
  status: 201,
  errors: [
    'unknownReference',
    'amountTooLarge',
    'sales.noPrice',
    'sales.notMadeToOrder',
    'sales.priceBelowFloor',
    'sales.tooManyDecimals',
    'sales.warehouseNeeded',
    'sales.foreignCurrency',
  ],
});

const wish = lineWish.shape;

/**
 * What is named changes: a line by its number, a new line without one, a removed line. Null clears
 * what a wish need not say: price, tax, warehouse and sourcing are then decided as for a new line.
 */
export const lineChange = z
  .strictObject({
    ...lineWish.partial().shape,
    description: wish.description.nullable(),
    price: wish.price.nullable(),
    discount: wish.discount.nullable(),
    taxCode: wish.taxCode.nullable(),
    requestedDate: wish.requestedDate.nullable(),
    warehouseId: wish.warehouseId.nullable(),
    sourcing: wish.sourcing.nullable(),
    lineNo: lineNo.optional(),
    remove: labelled('Remove', '删除', flag()).optional(),
  })
  .refine(removesAlone)
  .meta(removal);

export const changeSalesOrder = defineOperation({
  id: 'sales.changeSalesOrder',
  method: 'PATCH',
  path: `${path}/{id}`,
  permission: 'salesOrder.change',
  label: { en: 'Change order', zh: '变更订单' },
  page: { in: ['draft', 'onHold', 'confirmed', 'partlyDelivered'] },
  noun: salesOrder,
  input: () =>
    z.strictObject({
      id,
      customerReference: labelled('Customer order no.', '客户订单号', text(60)).optional(),
      requestedDate: labelled('Requested date', '要求交期', date()).optional(),
      penalty: labelled('Penalty for delay', '逾期违约金', money('nonNegative')).optional(),
      note: labelled('Note', '备注', note(2000)).optional(),
      lines: labelled('Lines', '明细', z.array(lineChange).min(1).max(MAX_LINES)).optional(),
    }),
  output: () => salesOrder.document,
  errors: [
    'amountTooLarge',
    'repeatedLine',
    'sales.tooManyLines',
    'sales.orderNotOpen',
    'sales.notMadeToOrder',
    'sales.unknownLine',
    'sales.belowDelivered',
    'sales.itemFixed',
    'sales.noLinesLeft',
    'finance.creditExceeded',
  ],
});

/** Credit is checked, and every line reserves what stock there is. */
export const confirmSalesOrder = defineOperation({
  id: 'sales.confirmSalesOrder',
  method: 'POST',
  path: `${path}/{id}/confirm`,
  permission: 'salesOrder.confirm',
  label: { en: 'Confirm order', zh: '确认订单' },
  page: { in: ['draft'], primary: 1 },
  noun: salesOrder,
  input: () => z.strictObject({ id }),
  output: () => salesOrder.document,
  errors: ['invalidTransition', 'sales.creditExceeded', 'sales.creditBlocked'],
});

export const releaseCreditHold = defineOperation({
  id: 'sales.releaseCreditHold',
  method: 'POST',
  path: `${path}/{id}/release-credit-hold`,
  permission: 'creditHold.release',
  label: { en: 'Release credit hold', zh: '信用放行' },
  page: { in: ['onHold'], primary: 2 },
  noun: salesOrder,
  input: () => z.strictObject({ id, because: labelled('Reason', '放行原因', text(300)) }),
  output: () => salesOrder.document,
  errors: ['invalidTransition', 'sales.notOnHold'],
});

/** Wholly unshipped it is cancelled; partly shipped it is closed for the rest. */
export const cancelSalesOrder = defineOperation({
  id: 'sales.cancelSalesOrder',
  method: 'POST',
  path: `${path}/{id}/cancel`,
  permission: 'salesOrder.cancel',
  label: { en: 'Cancel order', zh: '取消订单' },
  page: { in: ['draft', 'onHold', 'confirmed', 'partlyDelivered'], danger: true },
  noun: salesOrder,
  input: () => z.strictObject({ id, because: labelled('Reason', '原因', text(300)).optional() }),
  output: () => salesOrder.document,
  errors: ['invalidTransition'],
});

const granted = z.strictObject({
  salesOrderId: salesOrder.ref(),
  number: text(40),
  lineNo,
  wanted: quantity('nonNegative'),
  before: quantity('nonNegative'),
  after: quantity('nonNegative'),
  /** Who got stock before it, and by which rule: tier, penalty, due, amount, id. */
  because: z
    .array(
      z.strictObject({
        number: text(40),
        lineNo,
        quantity: quantity('nonNegative'),
        rule: text(20),
      }),
    )
    .max(500),
});

/** Shares the stock of an item among open orders by priority; a dry run is the preview. */
export const allocateStock = defineOperation({
  id: 'sales.allocateStock',
  method: 'POST',
  path: '/api/sales/allocate-stock',
  permission: 'reservation.allocate',
  label: { en: 'Allocate stock', zh: '按优先级分配库存' },
  input: () =>
    z.strictObject({
      itemId: labelled('Item', '物料', item.ref()),
      warehouseId: labelled('Warehouse', '仓库', warehouse.ref()),
    }),
  output: () =>
    z.strictObject({ itemId: item.ref(), stock: quantity('any'), lines: z.array(granted) }),
  errors: ['sales.tooManyOrders'],
});
