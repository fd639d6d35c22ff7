import { defineModule } from '../module.ts';
import * as prints from './print-operations.ts';

const { printQuotation, printSalesOrder, printDelivery, printSalesInvoice } = prints;
const { printPurchaseOrder, printWorkOrder, printJournal } = prints;

/** Documents on paper. It reads what others have made and changes nothing. */
export const printing = defineModule({
  id: 'printing',
  floor: 10,
  label: { en: 'Printing', zh: '打印' },
  nouns: [],
  operations: {
    printQuotation,
    printSalesOrder,
    printDelivery,
    printSalesInvoice,
    printPurchaseOrder,
    printWorkOrder,
    printJournal,
  },
  events: [],
});
