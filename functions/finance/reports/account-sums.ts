import { add, sub } from '../../../shared/kernel/decimal.ts';
import { defineReport } from '../../platform/read-model/report.ts';
import type { TrialBalanceRow } from '../domain/trial-balance.ts';
import { exactSum, exactSumOf } from './exact-sum.ts';

export interface Span {
  from: string;
  to: string;
}

export interface AccountSum extends TrialBalanceRow {
  name: string;
  nameEn?: string;
  class: string;
  leaf: boolean;
  parentCode?: string;
}

export interface AccountSums {
  /** Accounts with postings up to the last day. */
  rows: AccountSum[];
  /** The rest of the chart, so that sums can be rolled up to parents. */
  chart: (Omit<AccountSum, keyof TrialBalanceRow> & { code: string })[];
}

const SUMS = `
  SELECT l.accountCode AS code,
    ${exactSum('CASE WHEN j.date < ?1 THEN l.debit - l.credit ELSE 0 END', 'opening')},
    ${exactSum('CASE WHEN j.date >= ?1 THEN l.debit ELSE 0 END', 'debit')},
    ${exactSum('CASE WHEN j.date >= ?1 THEN l.credit ELSE 0 END', 'credit')}
  FROM journal__lines l JOIN journal j ON j.id = l.parentId
  WHERE j.date <= ?2 GROUP BY l.accountCode ORDER BY l.accountCode`;

const describe = (row: Record<string, unknown>) => ({
  code: String(row['code']),
  name: String(row['name'] ?? row['code']),
  class: String(row['class'] ?? 'asset'),
  leaf: row['leaf'] !== 0n,
  ...(row['nameEn'] !== null && row['nameEn'] !== undefined && { nameEn: String(row['nameEn']) }),
  ...(row['parentCode'] !== null &&
    row['parentCode'] !== undefined && { parentCode: String(row['parentCode']) }),
});

/** Opening, movements and closing per account: the fold of the journal lines (M3). */
export const accountSums = defineReport<Span, AccountSums>({
  id: 'finance.accountSums',
  run(sql, { from, to }) {
    const chart = sql
      .all('SELECT code, name, nameEn, class, leaf, parentCode FROM account ORDER BY code')
      .map(describe);
    const known = new Map(chart.map((one) => [one.code, one]));
    const rows = sql.all(SUMS, from, to).map((row) => {
      const accountCode = String(row['code']);
      const { code: _code, ...about } = known.get(accountCode) ?? describe({ code: accountCode });
      const opening = exactSumOf(row, 'opening');
      const debit = exactSumOf(row, 'debit');
      const credit = exactSumOf(row, 'credit');
      const closing = sub(add(opening, debit), credit);
      return { accountCode, ...about, opening, debit, credit, closing };
    });
    return { rows, chart };
  },
});
