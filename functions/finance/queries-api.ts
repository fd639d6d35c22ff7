import type { finance } from '../../shared/contracts/finance/module.ts';
import type { Queries } from '../platform/implementation.ts';
import { accountLedger } from './queries/account-ledger.ts';
import { ageing } from './queries/ageing.ts';
import { balanceSheet } from './queries/balance-sheet.ts';
import { cashFlowStatement } from './queries/cash-flow-statement.ts';
import { cashFlowVouchers } from './queries/cash-flow-vouchers.ts';
import { closingChecklist } from './queries/closing-checklist.ts';
import { creditExposure } from './queries/credit-exposure.ts';
import { customerStatement } from './queries/customer-statement.ts';
import { exportStatement } from './queries/export-statement.ts';
import { goLiveDifferences } from './queries/go-live-differences.ts';
import { incomeStatement } from './queries/income-statement.ts';
import { subledgerTie } from './queries/subledger-tie.ts';
import { trialBalance } from './queries/trial-balance.ts';

export const queryImplementations = {
  trialBalance,
  accountLedger,
  ageing,
  customerStatement,
  subledgerTie,
  creditExposure,
  goLiveDifferences,
  closingChecklist,
  balanceSheet,
  incomeStatement,
  cashFlowStatement,
  cashFlowVouchers,
  exportStatement,
} satisfies Queries<(typeof finance)['operations']>;
