import type { ledgerSettings } from '../../../shared/contracts/finance/ledger-settings.ts';
import type { openItem } from '../../../shared/contracts/finance/open-item.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { addDays } from '../../../shared/kernel/date.ts';
import { beforeFirstPeriod } from './finance-errors.ts';

export type Ledger = Doc<typeof ledgerSettings>;
export type OpenItemDoc = Doc<typeof openItem>;

/** Balances brought in stand on the day before the books begin. */
export const openingDate = (ledger: Pick<Ledger, 'firstPeriod'>): string =>
  addDays(`${ledger.firstPeriod}-01`, -1);

/** Throws 'finance.beforeFirstPeriod': only openings lie before the first period. */
export function assertWithinBooks(ledger: Pick<Ledger, 'firstPeriod'>, date: string): void {
  const first = `${ledger.firstPeriod}-01`;
  if (date < first) throw beforeFirstPeriod({ first, date }, '/date');
}
