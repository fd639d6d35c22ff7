import * as z from 'zod';
import { defineOperation } from '../operation.ts';
import { purchaseOrder } from './purchase-order.ts';
import { supplierReminder } from './supplier-reminder.ts';

/** Mails the supplier about all that is still to come on an order; once a day. */
export const remindSupplier = defineOperation({
  id: 'purchasing.remindSupplier',
  method: 'POST',
  path: '/api/purchasing/purchase-orders/{id}/remind',
  permission: 'purchaseOrder.remind',
  label: { en: 'Remind supplier', zh: '催货' },
  noun: purchaseOrder,
  input: () => z.strictObject({ id: purchaseOrder.ref() }),
  output: () => supplierReminder.document,
  status: 201,
  errors: [
    'purchasing.orderNotOpen',
    'purchasing.nothingToCome',
    'purchasing.noContact',
    'purchasing.remindedToday',
  ],
  page: { in: ['approved', 'partlyReceived'] },
});
