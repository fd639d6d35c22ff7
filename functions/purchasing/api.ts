import { ledgerSettings } from '../../shared/contracts/finance/ledger-settings.ts';
import { purchasing } from '../../shared/contracts/purchasing/module.ts';
import { purchasingSettings } from '../../shared/contracts/purchasing/purchasing-settings.ts';
import { commandRoutes, moduleApi } from '../platform/module-api.ts';
import { masterRules } from './master-rules.ts';
import { acceptReorderProposal } from './operations/accept-reorder-proposal.ts';
import { approvePurchaseOrder } from './operations/approve-purchase-order.ts';
import { cancelLandedCost } from './operations/cancel-landed-cost.ts';
import { cancelPurchaseInvoice } from './operations/cancel-purchase-invoice.ts';
import { cancelPurchaseOrder } from './operations/cancel-purchase-order.ts';
import { cancelPurchaseRequest } from './operations/cancel-purchase-request.ts';
import { changePurchaseOrder } from './operations/change-purchase-order.ts';
import { changePurchaseRequest } from './operations/change-purchase-request.ts';
import { changePurchasingSettings } from './operations/change-purchasing-settings.ts';
import { closePurchaseOrder } from './operations/close-purchase-order.ts';
import { confirmInputVat } from './operations/confirm-input-vat.ts';
import { confirmPurchaseOrder } from './operations/confirm-purchase-order.ts';
import { createPurchaseOrder } from './operations/create-purchase-order.ts';
import { createPurchaseRequest } from './operations/create-purchase-request.ts';
import { creditHeldInvoice } from './operations/credit-held-invoice.ts';
import { creditPurchaseReturn } from './operations/credit-purchase-return.ts';
import { matchPurchaseInvoice } from './operations/match-purchase-invoice.ts';
import { orderRequests } from './operations/order-requests.ts';
import { postLandedCost } from './operations/post-landed-cost.ts';
import { receiveGoods } from './operations/receive-goods.ts';
import { recordPurchaseInvoice } from './operations/record-purchase-invoice.ts';
import { releaseHeldInvoice } from './operations/release-held-invoice.ts';
import { remindSupplier } from './operations/remind-supplier.ts';
import { requestReorders } from './operations/request-reorders.ts';
import { returnToSupplier } from './operations/return-to-supplier.ts';

export const routes = commandRoutes(
  purchasing,
  {
    createPurchaseRequest,
    changePurchaseRequest,
    cancelPurchaseRequest,
    orderRequests,
    requestReorders,
    createPurchaseOrder,
    changePurchaseOrder,
    approvePurchaseOrder,
    confirmPurchaseOrder,
    cancelPurchaseOrder,
    closePurchaseOrder,
    remindSupplier,
    receiveGoods,
    returnToSupplier,
    creditPurchaseReturn,
    recordPurchaseInvoice,
    matchPurchaseInvoice,
    releaseHeldInvoice,
    creditHeldInvoice,
    cancelPurchaseInvoice,
    confirmInputVat,
    postLandedCost,
    cancelLandedCost,
    acceptReorderProposal,
    changePurchasingSettings,
  },
  masterRules,
  [purchasingSettings, ledgerSettings],
);
export const handler = moduleApi(routes);
