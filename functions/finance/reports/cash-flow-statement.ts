import { earlierOf } from '../../../shared/kernel/date.ts';
import { sum } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import {
  type CashFlowStatement,
  cashAccounts,
  cashFlowStatement,
  flowRows,
  type PlacedFlow,
  placingFlows,
} from '../domain/statements/cash-flow-statement.ts';
import { flowsOf, type VoucherLine } from '../domain/statements/cash-flows.ts';
import { statementsFor } from '../domain/statements/statements-for.ts';
import type { Span } from './account-sums.ts';
import { exactSum, exactSumOf } from './exact-sum.ts';
import { ledgerOf } from './ledger-of.ts';
import { booksIn, type NamedAccount } from './statement-books.ts';

export interface CashFlowAnswer extends CashFlowStatement {
  accounts: readonly NamedAccount[];
}

/** What was brought in when the books began, and what takes that back, is there from the first. */
const BROUGHT = `(j.kind = 'opening'
  OR coalesce(j.reverses, '') IN (SELECT id FROM journal WHERE kind = 'opening'))`;

const inList = (place: string): string => `IN (SELECT value FROM json_each(${place}))`;

export interface CashVoucher {
  journalId: string;
  date: string;
  lines: VoucherLine[];
}

/** The vouchers of these days that touch cash, with all their lines, in order of date. */
export function* cashVouchers(
  sql: Sql,
  cash: readonly string[],
  { from, to }: Span,
): Generator<CashVoucher> {
  const rows = sql.each(
    `SELECT j.id, j.date, l.accountCode, l.debit, l.credit
     FROM journal j JOIN journal__lines l ON l.parentId = j.id
     WHERE j.date BETWEEN ?1 AND ?2 AND NOT ${BROUGHT}
       AND j.id IN (SELECT parentId FROM journal__lines WHERE accountCode ${inList('?3')})
     ORDER BY j.date, j.id, l.position`,
    ...[from, to, JSON.stringify(cash)],
  );
  let voucher: CashVoucher | undefined;
  for (const row of rows) {
    const journalId = String(row['id']);
    if (voucher?.journalId !== journalId) {
      if (voucher) yield voucher;
      voucher = { journalId, date: String(row['date']), lines: [] };
    }
    voucher.lines.push({
      accountCode: String(row['accountCode']),
      debit: decimalOf(row['debit']),
      credit: decimalOf(row['credit']),
    });
  }
  if (voucher) yield voucher;
}

const BALANCES = `
  SELECT l.accountCode AS code, ${exactSum('l.debit - l.credit', 'closing')},
    ${exactSum(`CASE WHEN ${BROUGHT} OR j.date < ?1 THEN l.debit - l.credit ELSE 0 END`, 'before')},
    ${exactSum(`CASE WHEN ${BROUGHT} OR j.date < ?2 THEN l.debit - l.credit ELSE 0 END`, 'year')}
  FROM journal__lines l JOIN journal j ON j.id = l.parentId
  WHERE l.accountCode ${inList('?4')} AND j.date <= ?3 GROUP BY 1 ORDER BY 1`;

/** Undefined at a moment before the company was set up. */
export const cashFlowStatementOf = defineReport<
  Span & { yearFrom: string },
  CashFlowAnswer | undefined
>({
  id: 'finance.cashFlowStatement',
  run(sql, { from, to, yearFrom }) {
    const ledger = ledgerOf(sql);
    if (!ledger) return undefined;
    const books = booksIn(sql, ledger);
    const { balanceSheet, cashFlow } = statementsFor(ledger.chart);
    const cash = cashAccounts(balanceSheet, books);
    const { currency } = ledger;
    const placed = placingFlows(cashFlow, books);
    function* moved(): Generator<[PlacedFlow, boolean[]]> {
      const first = earlierOf(from, yearFrom);
      for (const { date, lines } of cashVouchers(sql, cash, { from: first, to })) {
        const counts = [date >= from, date >= yearFrom];
        for (const flow of placed(flowsOf(lines, cash, currency))) yield [flow, counts];
      }
    }
    const balances = sql.all(BALANCES, from, yearFrom, to, JSON.stringify(cash));
    const closing = sum(balances.map((row) => exactSumOf(row, 'closing')));
    const statement = cashFlowStatement(cashFlow, books, {
      flows: flowRows(moved()),
      opening: balances.map((row) => ({
        ...{ accountCode: String(row['code']), party: '' },
        amounts: [exactSumOf(row, 'before'), exactSumOf(row, 'year')],
      })),
      closing: [closing, closing],
    });
    return { ...statement, accounts: books.accounts };
  },
});
