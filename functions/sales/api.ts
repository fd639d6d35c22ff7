import { ledgerSettings } from '../../shared/contracts/finance/ledger-settings.ts';
import { sales } from '../../shared/contracts/sales/module.ts';
import { salesSettings } from '../../shared/contracts/sales/sales-settings.ts';
import { commandRoutes, moduleApi } from '../platform/module-api.ts';
import { acceptQuotation } from './operations/accept-quotation.ts';
import { allocateStock } from './operations/allocate-stock.ts';
import { cancelQuotation } from './operations/cancel-quotation.ts';
import { cancelSalesOrder } from './operations/cancel-sales-order.ts';
import { changeSalesOrder } from './operations/change-sales-order.ts';
import { changeSalesSettings } from './operations/change-sales-settings.ts';
import { confirmSalesOrder } from './operations/confirm-sales-order.ts';
import { createQuotation } from './operations/create-quotation.ts';
import { createSalesOrder } from './operations/create-sales-order.ts';
import { deliverSalesOrder } from './operations/deliver-sales-order.ts';
import { invoiceDelivery } from './operations/invoice-delivery.ts';
import { issueRedInvoice } from './operations/issue-red-invoice.ts';
import { issueSalesInvoice } from './operations/issue-sales-invoice.ts';
import { rejectQuotation } from './operations/reject-quotation.ts';
import { releaseCreditHold } from './operations/release-credit-hold.ts';
import { returnGoods } from './operations/return-goods.ts';
import { reviseQuotation } from './operations/revise-quotation.ts';
import { sendQuotation } from './operations/send-quotation.ts';
import { signDelivery } from './operations/sign-delivery.ts';

export const routes = commandRoutes(
  sales,
  {
    createQuotation,
    reviseQuotation,
    sendQuotation,
    acceptQuotation,
    rejectQuotation,
    cancelQuotation,
    createSalesOrder,
    changeSalesOrder,
    confirmSalesOrder,
    releaseCreditHold,
    cancelSalesOrder,
    allocateStock,
    deliverSalesOrder,
    signDelivery,
    issueSalesInvoice,
    invoiceDelivery,
    returnGoods,
    issueRedInvoice,
    changeSalesSettings,
  },
  {},
  [salesSettings, ledgerSettings],
);
export const handler = moduleApi(routes);
