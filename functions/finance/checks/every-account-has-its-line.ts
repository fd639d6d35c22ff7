import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import type { Ledger } from '../domain/ledger.ts';
import { placesOnSheet } from '../domain/statements/balance-sheet.ts';
import { placesOnIncomeStatement } from '../domain/statements/income-statement.ts';
import { takesBothSides } from '../domain/statements/place-accounts.ts';
import { statementsFor } from '../domain/statements/statements-for.ts';
import { ledgerOf } from '../reports/ledger-of.ts';
import { booksIn } from '../reports/statement-books.ts';

function accountsWithoutLine(sql: Sql, ledger: Ledger) {
  const books = booksIn(sql, ledger);
  const statements = statementsFor(ledger.chart);
  const onSheet = placesOnSheet(statements.balanceSheet, books);
  const onResult = placesOnIncomeStatement(statements.incomeStatement, books);
  return books.accounts
    .filter(({ code, class: kind, leaf }) => {
      const isResult = kind === 'income' || kind === 'expense';
      return leaf && !takesBothSides((isResult ? onResult : onSheet)(code));
    })
    .map(({ id, code }) => ({
      what: `Account ${code} stands on no line of the statements.`,
      expected: '1',
      found: '0',
      noun: 'account',
      id,
    }));
}

/** M11. What no line takes would be shown among other items, where nobody looks for it. */
export const everyAccountHasItsLine: InvariantCheck = {
  id: 'M11',
  title: { en: 'Every account has its line in the statements', zh: '每个科目都在报表中有项目' },
  report: defineReport({
    id: 'finance.check.M11',
    run(sql) {
      const ledger = ledgerOf(sql);
      return checkResult(ledger ? accountsWithoutLine(sql, ledger) : []);
    },
  }),
};
