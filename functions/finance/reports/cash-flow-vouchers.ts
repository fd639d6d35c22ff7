import { add, type Decimal, isZero, neg, sum } from '../../../shared/kernel/decimal.ts';
import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import { voucherLabel } from '../domain/numbering-pass.ts';
import { cashAccounts, placingFlows } from '../domain/statements/cash-flow-statement.ts';
import { flowsOf } from '../domain/statements/cash-flows.ts';
import type { StatementLine } from '../domain/statements/statement-template.ts';
import { statementsFor } from '../domain/statements/statements-for.ts';
import type { Span } from './account-sums.ts';
import { cashVouchers } from './cash-flow-statement.ts';
import { ledgerOf } from './ledger-of.ts';
import { booksIn } from './statement-books.ts';

export interface CashFlowVouchersRequest extends Span {
  line: string;
  accountCode?: string;
  offset: number;
  limit: number;
}

interface Entry {
  journalId: string;
  date: string;
  accountCode: string;
  /** On the side on which the line shows its amounts. */
  amount: Decimal;
}

export interface CashFlowVouchers {
  label: StatementLine['label'];
  total: Decimal;
  entries: (Entry & { memo: string; voucher?: string })[];
  more: boolean;
}

function titled(sql: Sql, entry: Entry) {
  const [row = {}] = sql.all(
    'SELECT memo, voucherWord, voucherNumber FROM journal WHERE id = ?',
    entry.journalId,
  );
  const { memo, voucherWord: word, voucherNumber } = row;
  return {
    ...entry,
    memo: String(memo ?? ''),
    ...(word !== null && { voucher: voucherLabel(String(word), Number(voucherNumber)) }),
  };
}

/**
 * The money that each voucher moved on a line of the statement; undefined if there is no such line.
 */
export const cashFlowVouchersOf = defineReport<
  CashFlowVouchersRequest,
  CashFlowVouchers | undefined
>({
  id: 'finance.cashFlowVouchers',
  run(sql, { line, accountCode, from, to, offset, limit }) {
    const ledger = ledgerOf(sql);
    if (!ledger) return undefined;
    const { balanceSheet, cashFlow } = statementsFor(ledger.chart);
    const asked = cashFlow.lines.find(({ id, kind }) => id === line && kind === 'line');
    if (!asked) return undefined;
    const books = booksIn(sql, ledger);
    const cash = cashAccounts(balanceSheet, books);
    const placed = placingFlows(cashFlow, books);
    const shown = (amount: Decimal) => (asked.side === 'debit' ? amount : neg(amount));
    const entries: Entry[] = [];
    for (const { journalId, date, lines } of cashVouchers(sql, cash, { from, to })) {
      const sums = new Map<string, Decimal>();
      for (const flow of placed(flowsOf(lines, cash, ledger.currency))) {
        const code = flow.accountCode;
        const counts = flow.line === line && (accountCode ?? code) === code;
        if (counts) sums.set(code, add(sums.get(code) ?? '0', shown(flow.amount)));
      }
      for (const [code, amount] of sums) {
        if (!isZero(amount)) entries.push({ journalId, date, accountCode: code, amount });
      }
    }
    return {
      label: asked.label,
      total: sum(entries.map(({ amount }) => amount)),
      entries: entries.slice(offset, offset + limit).map((entry) => titled(sql, entry)),
      more: entries.length > offset + limit,
    };
  },
});
