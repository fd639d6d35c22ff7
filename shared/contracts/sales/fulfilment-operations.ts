import * as z from 'zod';
import { choice, date, integer, labelled, money, quantity, text } from '../fields.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineOperation } from '../operation.ts';
import { delivery } from './delivery.ts';
import { MAX_LINES } from './lines.ts';
import { redReasons, salesInvoice } from './sales-invoice.ts';
import { salesOrder } from './sales-order.ts';
import { salesReturn } from './sales-return.ts';

const orderLine = labelled('Order line', '订单行', integer(1, 9999));
const part = z.strictObject({ orderLine, quantity: labelled('Quantity', '数量', quantity()) });
const day = labelled('Date', '日期', date()).optional();
const list = <S extends z.ZodType>(schema: S) =>
  labelled('Lines', '明细', z.array(schema).min(1).max(MAX_LINES));

/** Without lines: everything that is reserved. Stock, receivable and cost in one commit. */
export const deliverSalesOrder = defineOperation({
  id: 'sales.deliverSalesOrder',
  method: 'POST',
  path: '/api/sales/sales-orders/{id}/deliver',
  permission: 'delivery.create',
  label: { en: 'Deliver', zh: '发货' },
  page: { in: ['confirmed', 'partlyDelivered'], primary: 3 },
  noun: salesOrder,
  input: () =>
    z.strictObject({
      id: salesOrder.ref(),
      date: day,
      carrier: delivery.fields.shape.carrier,
      waybill: delivery.fields.shape.waybill,
      lines: list(part.extend({ lot: labelled('Lot', '批次', text(60)).optional() })).optional(),
    }),
  output: () => delivery.document,
  status: 201,
  errors: [
    'sales.orderNotOpen',
    'sales.nothingToDeliver',
    'sales.overDelivery',
    'sales.unknownLine',
    'inventory.insufficientAvailable',
    'inventory.insufficientStock',
    'inventory.lotExpired',
    'finance.periodLocked',
  ],
});

export const signDelivery = defineOperation({
  id: 'sales.signDelivery',
  method: 'POST',
  path: '/api/sales/deliveries/{id}/sign',
  permission: 'delivery.sign',
  label: { en: 'Sign for delivery', zh: '签收' },
  page: { in: ['delivered'], primary: 1 },
  noun: delivery,
  input: () =>
    z.strictObject({
      id: delivery.ref(),
      date: day,
      signedBy: delivery.fields.shape.signedBy,
      proofFileId: delivery.fields.shape.proofFileId,
    }),
  output: () => delivery.document,
  errors: ['invalidTransition', 'sales.signedBeforeDelivery'],
});

const invoiceErrors = ['sales.nothingToInvoice', 'sales.overInvoiced', 'sales.unknownLine'];

/** Without lines: all that is delivered and not invoiced. */
export const issueSalesInvoice = defineOperation({
  id: 'sales.issueSalesInvoice',
  method: 'POST',
  path: '/api/sales/sales-orders/{id}/invoice',
  permission: 'salesInvoice.issue',
  label: { en: 'Issue invoice', zh: '开票' },
  page: { in: ['partlyDelivered', 'delivered'], primary: 4 },
  noun: salesOrder,
  input: () => z.strictObject({ id: salesOrder.ref(), date: day, lines: list(part).optional() }),
  output: () => salesInvoice.document,
  status: 201,
  errors: invoiceErrors,
});

export const invoiceDelivery = defineOperation({
  id: 'sales.invoiceDelivery',
  method: 'POST',
  path: '/api/sales/deliveries/{id}/invoice',
  permission: 'salesInvoice.issue',
  label: { en: 'Invoice delivery', zh: '按发货单开票' },
  noun: delivery,
  input: () => z.strictObject({ id: delivery.ref(), date: day, lines: list(part).optional() }),
  output: () => salesInvoice.document,
  status: 201,
  errors: invoiceErrors,
});

/** Goods of one delivery come back, at the cost at which they left. */
export const returnGoods = defineOperation({
  id: 'sales.returnGoods',
  method: 'POST',
  path: '/api/sales/deliveries/{id}/return',
  permission: 'salesReturn.create',
  label: { en: 'Return goods', zh: '销售退货' },
  noun: delivery,
  input: () =>
    z.strictObject({
      id: delivery.ref(),
      date: day,
      reason: labelled('Reason', '退货原因', text(300)).optional(),
      warehouseId: labelled('Into warehouse', '退入仓库', warehouse.ref()).optional(),
      lines: list(
        z.strictObject({
          deliveryLine: labelled('Delivery line', '发货行', integer(1, 9999)),
          quantity: labelled('Quantity', '数量', quantity()),
        }),
      ),
    }),
  output: () => salesReturn.document,
  status: 201,
  errors: ['sales.overReturned', 'sales.unknownLine', 'finance.periodLocked'],
});

/**
 * A return or an error credits quantities, an allowance net amounts. For a return the quantities
 * are those that came back after they had been invoiced; without lines all of them.
 */
export const issueRedInvoice = defineOperation({
  id: 'sales.issueRedInvoice',
  method: 'POST',
  path: '/api/sales/sales-invoices/{id}/credit',
  permission: 'salesInvoice.credit',
  label: { en: 'Issue credit note (red invoice)', zh: '开具红字发票' },
  page: { danger: true },
  noun: salesInvoice,
  input: () =>
    z.strictObject({
      id: salesInvoice.ref(),
      reason: labelled('Reason', '红冲原因', choice(redReasons)),
      date: day,
      lines: list(
        z.strictObject({
          lineNo: labelled('Line', '行号', integer(1, 9999)),
          quantity: labelled('Quantity', '数量', quantity()).optional(),
          net: labelled('Net', '不含税金额', money('positive')).optional(),
        }),
      ).optional(),
    }),
  output: () => salesInvoice.document,
  status: 201,
  errors: ['sales.overCredited', 'sales.nothingToCredit', 'sales.notBlue', 'sales.unknownLine'],
});
