import * as z from 'zod';
import { date, labelled, money } from '../fields.ts';
import { customer } from '../masterdata/customer.ts';
import { supplier } from '../masterdata/supplier.ts';
import { defineOperation } from '../operation.ts';
import { openItem } from './open-item.ts';
import { allocation, payment } from './payment.ts';

const fields = payment.fields.shape;

const common = {
  date: fields.date,
  amount: fields.amount,
  method: fields.method,
  bankAccountRole: fields.bankAccountRole.optional(),
  reference: fields.reference,
  note: fields.note,
};

/** Chosen items; left out, the oldest are settled first. An empty list settles none. */
const chosen = labelled('Allocations', '核销明细', z.array(allocation).max(40)).optional();

const errors = [
  'finance.overAllocated',
  'finance.allocationExceedsReceipt',
  'finance.itemUnknown',
  'finance.differenceTooLarge',
  'finance.tooPrecise',
  'finance.periodLocked',
  'finance.beforeFirstPeriod',
  'finance.totalTooLarge',
];

export const receivePayment = defineOperation({
  id: 'finance.receivePayment',
  method: 'POST',
  path: '/api/finance/payments/receive',
  permission: 'payment.receive',
  label: { en: 'Receive payment', zh: '登记收款' },
  noun: payment,
  page: { primary: 1 },
  input: () =>
    z.strictObject({
      customerId: labelled('Customer', '客户', customer.ref()),
      ...common,
      /** Kept back by the payer's bank; settles receivables too. */
      fee: fields.fee,
      /** Waived when positive; taken as income when the customer paid a little too much. */
      difference: fields.difference,
      allocations: chosen,
    }),
  output: () => payment.document,
  errors,
  status: 201,
});

export const applyAdvance = defineOperation({
  id: 'finance.applyAdvance',
  method: 'POST',
  path: '/api/finance/open-items/{id}/apply',
  permission: 'openItem.apply',
  label: { en: 'Apply advance', zh: '预收预付核销' },
  noun: openItem,
  input: () =>
    z.strictObject({
      id: openItem.ref(),
      date: fields.date,
      amount: labelled('Amount', '金额', money('positive')).optional(),
      allocations: chosen,
    }),
  output: () => openItem.document,
  errors: [...errors, 'finance.notAnAdvance', 'finance.nothingOpen'],
});

export const refundPayment = defineOperation({
  id: 'finance.refundPayment',
  method: 'POST',
  path: '/api/finance/payments/refund',
  permission: 'payment.refund',
  label: { en: 'Refund a customer', zh: '客户退款' },
  noun: payment,
  page: { primary: 3 },
  input: () =>
    z.strictObject({
      customerId: labelled('Customer', '客户', customer.ref()),
      ...common,
      /** Advances and credits; left out, the oldest first. */
      allocations: chosen,
    }),
  output: () => payment.document,
  errors: [...errors, 'finance.nothingToRefund'],
  status: 201,
});

export const paySupplier = defineOperation({
  id: 'finance.paySupplier',
  method: 'POST',
  path: '/api/finance/payments/pay-supplier',
  permission: 'payment.pay',
  label: { en: 'Pay supplier', zh: '供应商付款' },
  noun: payment,
  page: { primary: 2 },
  input: () =>
    z.strictObject({
      supplierId: labelled('Supplier', '供应商', supplier.ref()),
      ...common,
      fee: fields.fee,
      allocations: chosen,
    }),
  output: () => payment.document,
  errors,
  status: 201,
});

export const reversePayment = defineOperation({
  id: 'finance.reversePayment',
  method: 'POST',
  path: '/api/finance/payments/{id}/reverse',
  permission: 'payment.reverse',
  label: { en: 'Reverse payment', zh: '冲销收付款' },
  noun: payment,
  page: { in: ['posted'], danger: true },
  input: () =>
    z.strictObject({
      id: payment.ref(),
      date: labelled('Date', '日期', date()).optional(),
    }),
  output: () => payment.document,
  errors: ['finance.advanceUsed', 'finance.periodLocked'],
});
