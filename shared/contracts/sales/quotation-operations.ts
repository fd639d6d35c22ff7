import * as z from 'zod';
import { date, flag, labelled, note, text } from '../fields.ts';
import { customer } from '../masterdata/customer.ts';
import { warehouse } from '../masterdata/warehouse.ts';
import { defineOperation } from '../operation.ts';
import { lineWish, MAX_LINES } from './lines.ts';
import { quotation } from './quotation.ts';
import { salesOrder } from './sales-order.ts';

const wishes = labelled('Lines', '明细', z.array(lineWish).min(1).max(MAX_LINES));
/** A line that stands keeps its number; without one it is new. */
const revised = z.strictObject({
  lineNo: quotation.fields.shape.lines.element.shape.lineNo.optional(),
  ...lineWish.shape,
});
const id = quotation.ref();
const path = '/api/sales/quotations';
const shape = quotation.fields.shape;

export const createQuotation = defineOperation({
  id: 'sales.createQuotation',
  method: 'POST',
  path,
  permission: 'quotation.create',
  label: { en: 'New quotation', zh: '新建报价单' },
  noun: quotation,
  input: () =>
    z.strictObject({
      customerId: labelled('Customer', '客户', customer.ref()),
      date: labelled('Date', '日期', date()).optional(),
      validUntil: labelled('Valid until', '有效期至', date()).optional(),
      taxIncluded: labelled('Prices include tax', '价格含税', flag()).optional(),
      warehouseId: labelled('Warehouse', '仓库', warehouse.ref()).optional(),
      opportunityId: shape.opportunityId,
      note: labelled('Note', '备注', note(2000)).optional(),
      lines: wishes,
    }),
  output: () => quotation.document,
  status: 201,
  errors: ['unknownReference', 'sales.noPrice', 'sales.priceBelowFloor', 'sales.tooManyDecimals'],
});

/** A sent one goes back to draft: the customer shall see the new one. */
export const reviseQuotation = defineOperation({
  id: 'sales.reviseQuotation',
  method: 'PATCH',
  path: `${path}/{id}`,
  permission: 'quotation.revise',
  label: { en: 'Revise quotation', zh: '修订报价单' },
  page: { in: ['draft', 'sent', 'expired'] },
  noun: quotation,
  input: () =>
    z.strictObject({
      id,
      validUntil: labelled('Valid until', '有效期至', date()).optional(),
      warehouseId: labelled('Warehouse', '仓库', warehouse.ref()).optional(),
      note: labelled('Note', '备注', note(2000)).nullable().optional(),
      lines: labelled('Lines', '明细', z.array(revised).min(1).max(MAX_LINES)).optional(),
    }),
  output: () => quotation.document,
  errors: ['invalidTransition', 'repeatedLine', 'sales.noPrice', 'sales.priceBelowFloor'],
});

export const sendQuotation = defineOperation({
  id: 'sales.sendQuotation',
  method: 'POST',
  path: `${path}/{id}/send`,
  permission: 'quotation.send',
  label: { en: 'Send quotation', zh: '发送报价单' },
  page: { in: ['draft'], primary: 1 },
  noun: quotation,
  input: () => z.strictObject({ id }),
  output: () => quotation.document,
  errors: ['invalidTransition', 'sales.quotationExpired'],
});

/** Answers the order. Called again it answers the same order. */
export const acceptQuotation = defineOperation({
  id: 'sales.acceptQuotation',
  method: 'POST',
  path: `${path}/{id}/accept`,
  permission: 'quotation.accept',
  label: { en: 'Accept quotation', zh: '报价转订单' },
  page: { in: ['draft', 'sent'], primary: 2 },
  noun: quotation,
  input: () =>
    z.strictObject({
      id,
      customerReference: labelled('Customer order no.', '客户订单号', text(60)).optional(),
      requestedDate: labelled('Requested date', '要求交期', date()).optional(),
    }),
  output: () => salesOrder.document,
  status: 201,
  errors: ['invalidTransition', 'sales.quotationExpired'],
});

export const rejectQuotation = defineOperation({
  id: 'sales.rejectQuotation',
  method: 'POST',
  path: `${path}/{id}/reject`,
  permission: 'quotation.reject',
  label: { en: 'Reject quotation', zh: '报价被拒' },
  page: { in: ['sent'], danger: true },
  noun: quotation,
  input: () => z.strictObject({ id, because: labelled('Reason', '原因', text(500)).optional() }),
  output: () => quotation.document,
  errors: ['invalidTransition'],
});

export const cancelQuotation = defineOperation({
  id: 'sales.cancelQuotation',
  method: 'POST',
  path: `${path}/{id}/cancel`,
  permission: 'quotation.cancel',
  label: { en: 'Cancel quotation', zh: '作废报价单' },
  page: { in: ['draft', 'sent', 'expired'], danger: true },
  noun: quotation,
  input: () => z.strictObject({ id }),
  output: () => quotation.document,
  errors: ['invalidTransition'],
});
