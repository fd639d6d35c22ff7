import type { Report } from '../platform/read-model/report.ts';
import { checks } from './integrity.ts';
import { accountLines } from './reports/account-lines.ts';
import { accountSums } from './reports/account-sums.ts';
import { accountUsage } from './reports/account-usage.ts';
import { agedItems } from './reports/aged-items.ts';
import { balanceSheetOn } from './reports/balance-sheet.ts';
import { cashFlowStatementOf } from './reports/cash-flow-statement.ts';
import { cashFlowVouchersOf } from './reports/cash-flow-vouchers.ts';
import { closingChecks } from './reports/closing-checks.ts';
import { incomeStatementOf } from './reports/income-statement.ts';
import { openedBalances } from './reports/opened-balances.ts';
import { openingDifferences } from './reports/opening-differences.ts';
import { statementLines } from './reports/statement-lines.ts';
import { subledgerTies } from './reports/subledger-ties.ts';
import { unnumberedJournals } from './reports/unnumbered-journals.ts';
import { vatBalances } from './reports/vat-columns.ts';

/** Every question of finance to the read model. */
export const reports = [
  accountLines,
  accountSums,
  accountUsage,
  agedItems,
  balanceSheetOn,
  cashFlowStatementOf,
  cashFlowVouchersOf,
  closingChecks,
  incomeStatementOf,
  openedBalances,
  openingDifferences,
  statementLines,
  subledgerTies,
  unnumberedJournals,
  vatBalances,
  ...checks.map(({ report }) => report),
] as readonly Report<never, unknown>[];
