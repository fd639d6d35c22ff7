import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { date, money, text } from '../fields.ts';
import { customer } from '../masterdata/customer.ts';
import { openItem } from './open-item.ts';
import { payment } from './payment.ts';
import { period, periodCode } from './period.ts';
import { source } from './source.ts';

const settledItem = z.strictObject({
  openItemId: openItem.ref(),
  source,
  amount: money(),
  /** Nothing of the item is open any more. */
  settled: z.boolean(),
});

export const paymentReceived = defineEvent({
  id: 'finance.paymentReceived',
  label: { en: 'a payment was received', zh: '收到付款' },
  description: 'A customer paid, or an advance was applied: these items were settled by so much.',
  data: () =>
    z.strictObject({
      paymentId: payment.ref().optional(),
      customerId: customer.ref(),
      date: date(),
      allocations: z.array(settledItem).max(100),
    }),
});

export const paymentReversed = defineEvent({
  id: 'finance.paymentReversed',
  label: { en: 'a payment was reversed', zh: '付款冲销' },
  description: 'A payment was taken back: what it had settled is open again; amounts are negative.',
  data: () =>
    z.strictObject({
      paymentId: payment.ref(),
      customerId: customer.ref().optional(),
      date: date(),
      allocations: z.array(settledItem).max(100),
    }),
});

export const periodLocked = defineEvent({
  id: 'finance.periodLocked',
  description: 'A period was closed: nothing is posted into it any more.',
  data: () => z.strictObject({ periodId: period.ref(), period: periodCode() }),
});

export const periodReopened = defineEvent({
  id: 'finance.periodReopened',
  description: 'A period was opened again.',
  data: () => z.strictObject({ periodId: period.ref(), period: periodCode() }),
});

export const companyWentLive = defineEvent({
  id: 'finance.companyWentLive',
  description: 'The opening balances were found complete, and the books are in use.',
  data: () => z.strictObject({ date: date(), company: text(200) }),
});
