import * as z from 'zod';
import { defineStates } from '../../kernel/state-machine.ts';
import { choice, computed, currency, date, flag, labelled, note, ref, text } from '../fields.ts';
import { customer } from '../masterdata/customer.ts';
import { defineNoun } from '../noun.ts';
import { belongsTo, MAX_LINES, pricedLine, scopeFields, totals, totalsDerived } from './lines.ts';

export const quotationStates = defineStates({
  initial: 'draft',
  transitions: {
    draft: ['sent', 'accepted', 'cancelled'],
    sent: ['draft', 'accepted', 'rejected', 'expired', 'cancelled'],
    accepted: [],
    rejected: [],
    expired: ['draft', 'cancelled'],
    cancelled: [],
  },
});

export const quotationStateLabels = {
  draft: { en: 'Draft', zh: '草稿' },
  sent: { en: 'Sent', zh: '已发送' },
  accepted: { en: 'Accepted', zh: '已接受' },
  rejected: { en: 'Rejected', zh: '已拒绝' },
  expired: { en: 'Expired', zh: '已过期' },
  cancelled: { en: 'Cancelled', zh: '已作废' },
} as const;

/** What we offer a customer until a day. Accepted, it is one order, never two. */
export const quotation = defineNoun({
  id: 'quotation',
  plural: 'quotations',
  prefix: 'quo',
  module: 'sales',
  label: { en: 'Quotation', zh: '报价单' },
  title: 'number',
  search: ['number', 'note'],
  columns: ['number', 'customerId', 'date', 'validUntil', 'state', 'gross', 'ownerId'],
  sort: '-createdAt',
  scope: scopeFields,
  states: quotationStates,
  page: {
    totals: ['net', 'tax', 'gross'],
    lineColumns: [
      'lineNo',
      'itemId',
      'description',
      'quantity',
      'unitId',
      'price',
      'discount',
      'taxRate',
      'gross',
      'requestedDate',
      'promisedDate',
    ],
    hidden: ['team', 'region', 'currency'],
  },
  derives: {
    ...totalsDerived,
    'lines.net': { line: 'net', of: 'quantity' },
    'lines.tax': { line: 'tax', of: 'quantity' },
    'lines.gross': { line: 'gross', of: 'quantity' },
  },
  fields: () =>
    z.strictObject({
      number: labelled('Number', '单号', computed(text(40))),
      customerId: labelled('Customer', '客户', customer.ref()),
      date: labelled('Date', '日期', date()),
      validUntil: labelled('Valid until', '有效期至', date()),
      currency: labelled('Currency', '币种', currency()),
      taxIncluded: labelled('Prices include tax', '价格含税', flag()),
      state: labelled('State', '状态', computed(choice(quotationStateLabels))),
      ...belongsTo,
      opportunityId: labelled('Opportunity', '商机', ref('opportunity', 'opp')).optional(),
      salesOrderId: labelled('Order', '订单', ref('salesOrder', 'so')).optional(),
      ...totals,
      rejectedBecause: labelled('Rejected because', '拒绝原因', text(500)).optional(),
      note: labelled('Note', '备注', note(2000)).optional(),
      lines: labelled('Lines', '明细', z.array(z.strictObject(pricedLine)).min(1).max(MAX_LINES)),
    }),
});
