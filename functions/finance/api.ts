import { ledgerSettings } from '../../shared/contracts/finance/ledger-settings.ts';
import { finance } from '../../shared/contracts/finance/module.ts';
import { commandRoutes, moduleApi } from '../platform/module-api.ts';
import { masterRules } from './master-rules.ts';
import { applyAdvance } from './operations/apply-advance.ts';
import { goLive } from './operations/go-live.ts';
import { lockPeriod } from './operations/lock-period.ts';
import { numberVouchers } from './operations/number-vouchers.ts';
import { paySupplier } from './operations/pay-supplier.ts';
import { postManualJournal } from './operations/post-manual-journal.ts';
import { receivePayment } from './operations/receive-payment.ts';
import { refundPayment } from './operations/refund-payment.ts';
import { reopenPeriod } from './operations/reopen-period.ts';
import { reverseJournal } from './operations/reverse-journal.ts';
import { reversePayment } from './operations/reverse-payment.ts';
import { setAccountRole } from './operations/set-account-role.ts';
import { transferProfit } from './operations/transfer-profit.ts';
import { transferVat } from './operations/transfer-vat.ts';

export const routes = commandRoutes(
  finance,
  {
    postManualJournal,
    reverseJournal,
    lockPeriod,
    reopenPeriod,
    numberVouchers,
    transferProfit,
    transferVat,
    setAccountRole,
    goLive,
    receivePayment,
    applyAdvance,
    refundPayment,
    paySupplier,
    reversePayment,
  },
  masterRules,
  [ledgerSettings],
);
export const handler = moduleApi(routes);
