import * as z from 'zod';
import { date, flag, labelled, note, quantity, text } from '../fields.ts';
import { removal, removesAlone } from '../line-removal.ts';
import { supplier } from '../masterdata/supplier.ts';
import { defineOperation } from '../operation.ts';
import { because, lineNo, lineWish, MAX_LINES, warehouseField } from './lines.ts';
import { purchaseOrder } from './purchase-order.ts';

const id = purchaseOrder.ref();
const path = '/api/purchasing/purchase-orders';
const fields = purchaseOrder.fields.shape;
const reference = labelled('Supplier order no.', '供应商单号', text(60)).optional();
const noteField = labelled('Note', '备注', note(2000)).optional();

const lineErrors = [
  'amountTooLarge',
  'purchasing.noPrice',
  'purchasing.notBought',
  'purchasing.tooManyDecimals',
  'purchasing.warehouseNeeded',
  'noConversion',
];

export const createPurchaseOrder = defineOperation({
  id: 'purchasing.createPurchaseOrder',
  method: 'POST',
  path,
  permission: 'purchaseOrder.create',
  label: { en: 'New purchase order', zh: '新建采购订单' },
  noun: purchaseOrder,
  input: () =>
    z.strictObject({
      supplierId: labelled('Supplier', '供应商', supplier.ref()),
      supplierReference: reference,
      date: labelled('Date', '日期', date()).optional(),
      taxIncluded: labelled('Prices include tax', '价格含税', flag()).optional(),
      warehouseId: warehouseField().optional(),
      externalId: fields.externalId,
      note: noteField,
      lines: labelled('Lines', '明细', z.array(lineWish).min(1).max(MAX_LINES)),
    }),
  output: () => purchaseOrder.document,
  status: 201,
  errors: [...lineErrors, 'purchasing.foreignCurrency', 'purchasing.notASupplier'],
});

const wish = lineWish.shape;

/**
 * What is named changes: a line by its number, a new line without one, a removed line. Null clears
 * what a line need not say; a cleared price is the supplier's.
 */
const lineChange = z
  .strictObject({
    ...lineWish.partial().shape,
    description: wish.description.nullable(),
    price: wish.price.nullable(),
    neededOn: wish.neededOn.nullable(),
    promisedOn: wish.promisedOn.nullable(),
    lineNo: lineNo().optional(),
    remove: labelled('Remove', '删除', flag()).optional(),
  })
  .refine(removesAlone)
  .meta(removal);

/** What has been received is a fact. More money than was approved needs another approval. */
export const changePurchaseOrder = defineOperation({
  id: 'purchasing.changePurchaseOrder',
  method: 'PATCH',
  path: `${path}/{id}`,
  permission: 'purchaseOrder.change',
  label: { en: 'Change purchase order', zh: '变更采购订单' },
  noun: purchaseOrder,
  input: () =>
    z.strictObject({
      id,
      supplierReference: reference,
      note: noteField,
      lines: labelled('Lines', '明细', z.array(lineChange).min(1).max(MAX_LINES)).optional(),
    }),
  output: () => purchaseOrder.document,
  errors: [
    ...lineErrors,
    'repeatedLine',
    'purchasing.orderNotOpen',
    'purchasing.unknownLine',
    'purchasing.belowReceived',
    'purchasing.itemFixed',
    'purchasing.lineInUse',
    'purchasing.noLinesLeft',
  ],
  page: { in: ['draft', 'approved', 'partlyReceived'] },
});

/** Above the company's limit somebody else than the one who asked must approve. */
export const approvePurchaseOrder = defineOperation({
  id: 'purchasing.approvePurchaseOrder',
  method: 'POST',
  path: `${path}/{id}/approve`,
  permission: 'purchaseOrder.approve',
  label: { en: 'Approve purchase order', zh: '审批采购订单' },
  noun: purchaseOrder,
  input: () => z.strictObject({ id }),
  output: () => purchaseOrder.document,
  errors: ['invalidTransition', 'purchasing.ownApproval'],
  page: { in: ['draft'], primary: 1 },
});

/** The supplier's answer: dates and quantities per line, or all as ordered. */
export const confirmPurchaseOrder = defineOperation({
  id: 'purchasing.confirmPurchaseOrder',
  method: 'POST',
  path: `${path}/{id}/confirm`,
  permission: 'purchaseOrder.confirm',
  label: { en: 'Confirm by supplier', zh: '供应商确认' },
  noun: purchaseOrder,
  input: () =>
    z.strictObject({
      id,
      supplierReference: reference,
      lines: labelled(
        'Lines',
        '明细',
        z
          .array(
            z.strictObject({
              lineNo: lineNo(),
              confirmedOn: labelled('Confirmed on', '确认交期', date()),
              /**
               * Of the whole line, in the item's unit; what was confirmed before stays without it.
               */
              quantity: labelled('Confirmed quantity', '确认数量', quantity()).optional(),
            }),
          )
          .min(1)
          .max(MAX_LINES),
      ).optional(),
    }),
  output: () => purchaseOrder.document,
  errors: ['purchasing.orderNotOpen', 'purchasing.unknownLine'],
  page: { in: ['approved', 'partlyReceived'] },
});

export const cancelPurchaseOrder = defineOperation({
  id: 'purchasing.cancelPurchaseOrder',
  method: 'POST',
  path: `${path}/{id}/cancel`,
  permission: 'purchaseOrder.cancel',
  label: { en: 'Cancel purchase order', zh: '取消采购订单' },
  noun: purchaseOrder,
  input: () => z.strictObject({ id, because: because().optional() }),
  output: () => purchaseOrder.document,
  errors: ['invalidTransition', 'purchasing.goodsArrived'],
  page: { in: ['draft', 'approved'], danger: true },
});

/** Nothing more is expected; what arrived can still be invoiced and returned. */
export const closePurchaseOrder = defineOperation({
  id: 'purchasing.closePurchaseOrder',
  method: 'POST',
  path: `${path}/{id}/close`,
  permission: 'purchaseOrder.close',
  label: { en: 'Close purchase order', zh: '关闭采购订单' },
  noun: purchaseOrder,
  input: () => z.strictObject({ id, because: because().optional() }),
  output: () => purchaseOrder.document,
  errors: ['invalidTransition'],
  page: { in: ['approved', 'partlyReceived', 'received'], danger: true },
});
