import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';

const UNSOUND = `
  SELECT j.id, count(l.position) AS lines, coalesce(sum(l.debit), 0) AS debits,
    coalesce(sum(l.credit), 0) AS credits, j.total
  FROM journal j LEFT JOIN journal__lines l ON l.parentId = j.id
  GROUP BY j.id
  HAVING lines < 2 OR debits <> credits OR debits <> j.total`;

/** M1. A voucher is in one currency, so its lines sum to zero as they stand. */
export const journalsBalance: InvariantCheck = {
  id: 'M1',
  title: {
    en: 'Every voucher has two lines or more and balances',
    zh: '每张凭证至少两条分录且借贷平衡',
  },
  report: defineReport({
    id: 'finance.check.M1',
    run: (sql) =>
      checkResult(
        sql.all(UNSOUND).map((row) => ({
          what: `A voucher of ${row['lines']} line(s) does not balance.`,
          expected: `debit ${decimalOf(row['debits'])} = total ${decimalOf(row['total'])}`,
          found: `credit ${decimalOf(row['credits'])}`,
          noun: 'journal',
          id: String(row['id']),
        })),
      ),
  }),
};
