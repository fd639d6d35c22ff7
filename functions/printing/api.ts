import { journal } from '../../shared/contracts/finance/journal.ts';
import { workOrder } from '../../shared/contracts/manufacturing/work-order.ts';
import { printing as contract } from '../../shared/contracts/printing/module.ts';
import { purchaseOrder } from '../../shared/contracts/purchasing/purchase-order.ts';
import { delivery } from '../../shared/contracts/sales/delivery.ts';
import { quotation } from '../../shared/contracts/sales/quotation.ts';
import { salesInvoice } from '../../shared/contracts/sales/sales-invoice.ts';
import { salesOrder } from '../../shared/contracts/sales/sales-order.ts';
import type { Queries } from '../platform/implementation.ts';
import { queryApi, queryRoutes } from '../platform/reader-api.ts';
import { printing } from './print.ts';
import { deliverySheet } from './sheets/delivery.ts';
import { invoiceSheet } from './sheets/invoice.ts';
import { orderSheet, quotationSheet } from './sheets/priced.ts';
import { purchaseOrderSheet } from './sheets/purchase-order.ts';
import { voucherSheet } from './sheets/voucher.ts';
import { workOrderSheet } from './sheets/work-order.ts';

const prints = {
  printQuotation: printing(quotation, quotationSheet),
  printSalesOrder: printing(salesOrder, orderSheet),
  printDelivery: printing(delivery, deliverySheet),
  printSalesInvoice: printing(salesInvoice, invoiceSheet),
  printPurchaseOrder: printing(purchaseOrder, purchaseOrderSheet),
  printWorkOrder: printing(workOrder, workOrderSheet),
  printJournal: printing(journal, voucherSheet, 'voucher'),
} satisfies Queries<(typeof contract)['operations']>;

export const routes = queryRoutes(contract, prints);
export const handler = queryApi(routes);
