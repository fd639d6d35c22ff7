import { addDays } from '../../../shared/kernel/date.ts';
import { defineReport } from '../../platform/read-model/report.ts';
import { type Ledger, openingDate } from '../domain/ledger.ts';
import { type BalanceSheet, balanceSheet } from '../domain/statements/balance-sheet.ts';
import { statementsFor } from '../domain/statements/statements-for.ts';
import { ledgerOf } from './ledger-of.ts';
import { balancesOn, booksIn, type NamedAccount } from './statement-books.ts';

export interface BalanceSheetAnswer extends BalanceSheet {
  openingOn: string;
  accounts: readonly NamedAccount[];
}

/** The day before the year of `on`; in the first year of the books, the day of the openings. */
export function openingOf(ledger: Pick<Ledger, 'firstPeriod'>, on: string): string {
  const year = addDays(`${on.slice(0, 4)}-01-01`, -1);
  const brought = openingDate(ledger);
  return brought > year && brought < on ? brought : year;
}

/** Undefined at a moment before the company was set up. */
export const balanceSheetOn = defineReport<{ on: string }, BalanceSheetAnswer | undefined>({
  id: 'finance.balanceSheet',
  run(sql, { on }) {
    const ledger = ledgerOf(sql);
    if (!ledger) return undefined;
    const books = booksIn(sql, ledger);
    const statements = statementsFor(ledger.chart);
    const openingOn = openingOf(ledger, on);
    const rows = balancesOn(sql, statements, books, { on, openingOn });
    const sheet = balanceSheet(statements.balanceSheet, books, rows, 2);
    return { ...sheet, openingOn, accounts: books.accounts };
  },
});
