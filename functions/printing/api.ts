import { printing } from '../../shared/contracts/printing/module.ts';
import type { Queries } from '../platform/implementation.ts';
import { queryApi, queryRoutes } from '../platform/reader-api.ts';
import { printDelivery } from './queries/print-delivery.ts';
import { printJournal } from './queries/print-journal.ts';
import { printPurchaseOrder } from './queries/print-purchase-order.ts';
import { printQuotation } from './queries/print-quotation.ts';
import { printSalesInvoice } from './queries/print-sales-invoice.ts';
import { printSalesOrder } from './queries/print-sales-order.ts';
import { printWorkOrder } from './queries/print-work-order.ts';

const prints = {
  printQuotation,
  printSalesOrder,
  printDelivery,
  printSalesInvoice,
  printPurchaseOrder,
  printWorkOrder,
  printJournal,
} satisfies Queries<(typeof printing)['operations']>;

export const handler = queryApi(queryRoutes(printing, prints));
