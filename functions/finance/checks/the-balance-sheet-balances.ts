import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import type { Ledger } from '../domain/ledger.ts';
import { balanceSheet } from '../domain/statements/balance-sheet.ts';
import { statementsFor } from '../domain/statements/statements-for.ts';
import { ledgerOf } from '../reports/ledger-of.ts';
import { balancesByMonth, booksIn } from '../reports/statement-books.ts';

function unbalancedMonths(sql: Sql, ledger: Ledger) {
  const books = booksIn(sql, ledger);
  const statements = statementsFor(ledger.chart);
  return [...balancesByMonth(sql, statements, books)].flatMap(({ month, rows }) => {
    const { balanced, totals } = balanceSheet(statements.balanceSheet, books, rows, 1);
    if (balanced) return [];
    const what = `The balance sheet at the end of ${month} does not balance.`;
    return [{ what, expected: totals.claims[0] ?? '0', found: totals.assets[0] ?? '0' }];
  });
}

/** M10. Assets are liabilities and equity at the end of every month, to the cent. */
export const theBalanceSheetBalances: InvariantCheck = {
  id: 'M10',
  title: { en: 'The balance sheet balances', zh: '资产负债表平衡' },
  report: defineReport({
    id: 'finance.check.M10',
    run(sql) {
      const ledger = ledgerOf(sql);
      return checkResult(ledger ? unbalancedMonths(sql, ledger) : []);
    },
  }),
};
