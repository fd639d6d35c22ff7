import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { date, integer, ref, text } from '../fields.ts';
import { item } from '../masterdata/item.ts';
import { orderPromise } from './order-promise.ts';

export const promiseChanged = defineEvent({
  id: 'planning.promiseChanged',
  description: 'An order can leave on another day than before.',
  data: () =>
    z.strictObject({
      orderPromiseId: orderPromise.ref(),
      salesOrderId: ref('salesOrder', 'so'),
      number: text(40),
      before: date().optional(),
      promisedOn: date().optional(),
      lateDays: integer(0, 100_000).optional(),
    }),
});

export const firmOrdersChanged = defineEvent({
  id: 'planning.firmOrdersChanged',
  label: { en: 'planned orders were made firm or taken back', zh: '计划订单确认或撤回' },
  description: 'Planned orders were made firm, or are no longer: other goods will come and go.',
  data: () => z.strictObject({ itemIds: z.array(item.ref()).min(1).max(400) }),
});

export const promisesOutstanding = defineEvent({
  id: 'planning.promisesOutstanding',
  label: { en: 'other promises were worked out', zh: '其他订单承诺重算' },
  description: 'More orders are touched by what has happened than one commit holds.',
  data: () =>
    z.strictObject({
      itemIds: z.array(item.ref()).max(400),
      salesOrderIds: z.array(ref('salesOrder', 'so')).max(400),
    }),
});
