import { paymentReceived, paymentReversed } from '../finance/events.ts';
import { productionReceived } from '../manufacturing/events.ts';
import { defineModule } from '../module.ts';
import { importReaction } from '../platform/import-reaction.ts';
import { delivery } from './delivery.ts';
import * as events from './events.ts';
import * as fulfilment from './fulfilment-operations.ts';
import {
  allocateStock,
  cancelSalesOrder,
  changeSalesOrder,
  confirmSalesOrder,
  createSalesOrder,
  releaseCreditHold,
} from './order-operations.ts';
import * as questions from './question-operations.ts';
import { quotation } from './quotation.ts';
import * as quotations from './quotation-operations.ts';
import { salesInvoice } from './sales-invoice.ts';
import { salesOrder } from './sales-order.ts';
import { salesOrderImport } from './sales-order-import.ts';
import { salesReturn } from './sales-return.ts';
import { salesSettings } from './sales-settings.ts';

/** From a price to the last payment: quotation, order, delivery, invoice, return. */
export const sales = defineModule({
  id: 'sales',
  floor: 8,
  label: { en: 'Sales', zh: '销售' },
  nouns: [quotation, salesOrder, delivery, salesInvoice, salesReturn, salesSettings],
  operations: {
    ...quotations,
    createSalesOrder,
    changeSalesOrder,
    confirmSalesOrder,
    releaseCreditHold,
    cancelSalesOrder,
    allocateStock,
    ...fulfilment,
    ...questions,
  },
  events: Object.values(events),
  reactions: [
    importReaction('sales'),
    {
      id: 'sales.onPaymentReceived',
      on: paymentReceived.id,
      label: { en: 'Payment recorded', zh: '登记收款' },
    },
    {
      id: 'sales.onPaymentReversed',
      on: paymentReversed.id,
      label: { en: 'Payment reversed', zh: '撤回收款' },
    },
    {
      id: 'sales.onProductionReceived',
      on: productionReceived.id,
      label: { en: 'Finished goods reserved', zh: '预留完工产品' },
    },
    {
      id: 'sales.onSalesOrderConfirmed',
      on: events.salesOrderConfirmed.id,
      label: { en: 'Material requested', zh: '申请缺料' },
    },
  ],
  imports: [salesOrderImport],
});
