import { add, eq, sub } from '../../../shared/kernel/decimal.ts';
import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import type { StoredLine } from '../domain/stored-lines.ts';
import { exactSum, exactSumOf } from '../reports/exact-sum.ts';

/** Balances from the vouchers as they were first written, without any derived table. */
function fold(sql: Sql): Map<string, string> {
  const balances = new Map<string, string>();
  const first = "SELECT json FROM version WHERE entity = 'journal' AND version = 1";
  for (const row of sql.each(first)) {
    const { lines } = JSON.parse(String(row['json'])) as { lines: StoredLine[] };
    for (const { accountCode, debit, credit } of lines) {
      balances.set(accountCode, add(balances.get(accountCode) ?? '0', sub(debit, credit)));
    }
  }
  return balances;
}

const SHOWN = `
  SELECT accountCode AS code, ${exactSum('debit - credit', 'balance')}
  FROM journal__lines GROUP BY 1`;

/** M3. What reports show is what the log says. */
export const balancesAreTheFold: InvariantCheck = {
  id: 'M3',
  title: { en: 'A balance is the sum of its postings', zh: '余额等于分录之和' },
  report: defineReport({
    id: 'finance.check.M3',
    run(sql) {
      const log = fold(sql);
      const shown = new Map(
        sql.all(SHOWN).map((row) => [String(row['code']), exactSumOf(row, 'balance')]),
      );
      const codes = [...new Set([...log.keys(), ...shown.keys()])].sort();
      return checkResult(
        codes.flatMap((code) => {
          const expected = log.get(code) ?? '0';
          const found = shown.get(code) ?? '0';
          if (eq(expected, found)) return [];
          return [{ what: `The balance of account ${code} is not its postings.`, expected, found }];
        }),
      );
    },
  }),
};
