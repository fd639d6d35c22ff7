import { defineModule } from '../module.ts';
import { importReaction } from '../platform/import-reaction.ts';
import * as events from './events.ts';
import { goodsReceipt } from './goods-receipt.ts';
import * as invoicing from './invoice-operations.ts';
import { landedCost } from './landed-cost.ts';
import * as ordering from './order-operations.ts';
import { purchaseInvoice } from './purchase-invoice.ts';
import { purchaseOrder } from './purchase-order.ts';
import { purchaseOrderImport } from './purchase-order-import.ts';
import { purchaseRequest } from './purchase-request.ts';
import { purchaseReturn } from './purchase-return.ts';
import { purchasingSettings } from './purchasing-settings.ts';
import * as questions from './question-operations.ts';
import * as receiving from './receiving-operations.ts';
import * as reminding from './reminder-operations.ts';
import * as requesting from './request-operations.ts';
import { supplierPrice } from './supplier-price.ts';
import { supplierReminder } from './supplier-reminder.ts';

/** What is needed from others, ordered, received and owed. */
export const purchasing = defineModule({
  id: 'purchasing',
  floor: 5,
  label: { en: 'Purchasing', zh: '采购' },
  nouns: [
    supplierPrice,
    purchaseRequest,
    purchaseOrder,
    goodsReceipt,
    purchaseReturn,
    purchaseInvoice,
    landedCost,
    supplierReminder,
    purchasingSettings,
  ],
  operations: {
    ...requesting,
    ...ordering,
    ...reminding,
    ...receiving,
    ...invoicing,
    ...questions,
  },
  events: Object.values(events),
  reactions: [
    importReaction('purchasing'),
    {
      id: 'purchasing.onSupplierReminded',
      on: events.supplierReminded.id,
      label: { en: 'Mail sent', zh: '发出邮件' },
    },
  ],
  imports: [purchaseOrderImport],
});
