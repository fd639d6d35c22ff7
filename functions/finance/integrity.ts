import type { InvariantCheck } from '../platform/integrity.ts';
import { allocationsWithinTheirItems } from './checks/allocations-within-their-items.ts';
import { balancesAreTheFold } from './checks/balances-are-the-fold.ts';
import { everyAccountHasItsLine } from './checks/every-account-has-its-line.ts';
import { everyDayIsInBalance } from './checks/every-day-is-in-balance.ts';
import { journalsBalance } from './checks/journals-balance.ts';
import { journalsNeverChange } from './checks/journals-never-change.ts';
import { lockedPeriodsStayShut } from './checks/locked-periods-stay-shut.ts';
import { paymentsSplitExactly } from './checks/payments-split-exactly.ts';
import { ratesAreOnTheDocument } from './checks/rates-are-on-the-document.ts';
import { subledgersTie } from './checks/subledgers-tie.ts';
import { theBalanceSheetBalances } from './checks/the-balance-sheet-balances.ts';

/** What must hold of the books at every moment. */
export const checks: readonly InvariantCheck[] = [
  journalsBalance,
  everyDayIsInBalance,
  balancesAreTheFold,
  journalsNeverChange,
  lockedPeriodsStayShut,
  allocationsWithinTheirItems,
  paymentsSplitExactly,
  subledgersTie,
  ratesAreOnTheDocument,
  theBalanceSheetBalances,
  everyAccountHasItsLine,
];
