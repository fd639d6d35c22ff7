import { decimalOf, defineReport } from '../../platform/read-model/report.ts';
import type { MonthSum } from '../domain/months.ts';

interface Asked {
  /** Accounts by code; those below them count too. */
  codes: readonly string[];
  from: string;
  /** Of the profit and loss: what is carried over at the end of a period says nothing new. */
  withoutClosing?: boolean;
}

/** What moved on accounts, debit less credit: before a month, and month by month from it on. */
export const accountMonths = defineReport({
  id: 'analytics.accountMonths',
  run(sql, { codes, from, withoutClosing = false }: Asked) {
    const match = codes.map(() => `l.accountCode LIKE ? || '%'`).join(' OR ') || 'FALSE';
    const kinds = withoutClosing ? `AND j.kind <> 'closing'` : '';
    const base = `FROM journal__lines l JOIN journal j ON j.id = l.parentId
      WHERE (${match}) ${kinds}`;
    const [before] = sql.all(
      `SELECT sum(l.debit - l.credit) AS sum ${base} AND j.date < ?`,
      ...codes,
      `${from}-01`,
    );
    const months = sql.all(
      `SELECT substr(j.date, 1, 7) AS month, sum(l.debit - l.credit) AS sum ${base}
        AND j.date >= ? GROUP BY 1 ORDER BY 1`,
      ...codes,
      `${from}-01`,
    );
    return {
      opening: decimalOf(before?.['sum']),
      sums: months.map(
        (row): MonthSum => ({ month: String(row['month']), sum: decimalOf(row['sum']) }),
      ),
    };
  },
});
