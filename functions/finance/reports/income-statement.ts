import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import type { Ledger } from '../domain/ledger.ts';
import type { BalanceRow } from '../domain/statements/fill-statement.ts';
import { type IncomeStatement, incomeStatement } from '../domain/statements/income-statement.ts';
import { statementsFor } from '../domain/statements/statements-for.ts';
import type { Span } from './account-sums.ts';
import { exactSum, exactSumOf } from './exact-sum.ts';
import { ledgerOf } from './ledger-of.ts';
import { booksIn, type NamedAccount } from './statement-books.ts';

export interface IncomeStatementAnswer extends IncomeStatement {
  accounts: readonly NamedAccount[];
}

/**
 * Vouchers that only carry results to equity: one side is the profit of the year or retained
 * earnings, all else income and expense (结转损益), whoever wrote them, and what reverses them.
 */
const TRANSFERS = `
  SELECT j.id FROM journal j
  WHERE j.kind <> 'opening'
    AND j.id IN (SELECT parentId FROM journal__lines WHERE accountCode IN (?1, ?2))
    AND NOT EXISTS (
      SELECT 1 FROM journal__lines x LEFT JOIN account a ON a.code = x.accountCode
      WHERE x.parentId = j.id AND x.accountCode NOT IN (?1, ?2)
        AND coalesce(a.class, '') NOT IN ('income', 'expense'))`;

const MOVED = `
  SELECT l.accountCode AS code,
    ${exactSum('CASE WHEN j.date BETWEEN ?3 AND ?4 THEN l.debit - l.credit ELSE 0 END', 'current')},
    ${exactSum('CASE WHEN j.date BETWEEN ?5 AND ?4 THEN l.debit - l.credit ELSE 0 END', 'year')}
  FROM journal__lines l JOIN journal j ON j.id = l.parentId
    JOIN account a ON a.code = l.accountCode AND a.class IN ('income', 'expense')
  WHERE j.date BETWEEN min(?3, ?5) AND ?4 AND j.id NOT IN (${TRANSFERS})
  GROUP BY 1 ORDER BY 1`;

/**
 * Movements, debit − credit, of income and expense: of the days, and of the year up to the last.
 */
export function resultsMoved(
  sql: Sql,
  { roles }: Ledger,
  { from, to, yearFrom }: Span & { yearFrom: string },
): BalanceRow[] {
  const { currentYearProfit, retainedEarnings } = roles;
  return sql.all(MOVED, currentYearProfit, retainedEarnings, from, to, yearFrom).map((row) => ({
    accountCode: String(row['code']),
    party: '',
    amounts: [exactSumOf(row, 'current'), exactSumOf(row, 'year')],
  }));
}

/** Undefined at a moment before the company was set up. */
export const incomeStatementOf = defineReport<
  Span & { yearFrom: string },
  IncomeStatementAnswer | undefined
>({
  id: 'finance.incomeStatement',
  run(sql, span) {
    const ledger = ledgerOf(sql);
    if (!ledger) return undefined;
    const books = booksIn(sql, ledger);
    const template = statementsFor(ledger.chart).incomeStatement;
    const rows = resultsMoved(sql, ledger, span);
    return { ...incomeStatement(template, books, rows, 2), accounts: books.accounts };
  },
});
