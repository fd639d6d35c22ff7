import { type Decimal, eq, isZero } from '../../../shared/kernel/decimal.ts';
import { type CheckException, checkResult } from '../../platform/integrity.ts';
import { defineReport, type Sql } from '../../platform/read-model/report.ts';
import type { Ledger } from '../domain/ledger.ts';
import { exactSum, exactSumOf } from './exact-sum.ts';
import { ledgerOf } from './ledger-of.ts';
import { balanceOf, poolValue, stockAccounts } from './stock-value.ts';
import { tiesOf } from './subledger-ties.ts';

export interface OpeningState {
  /** Debit total of all opening vouchers. */
  total: Decimal;
  differences: CheckException[];
  count: number;
}

/**
 * Every clearing line names the control account it stands for: the opening ledger puts the
 * balance there, the items brought in take it away again.
 */
const CONTROLS = `
  SELECT l.clears AS code,
    ${exactSum("CASE WHEN s.noun = 'openingLedger' THEN l.debit - l.credit ELSE 0 END", 'wanted')},
    ${exactSum("CASE WHEN s.noun = 'openingLedger' THEN 0 ELSE l.credit - l.debit END", 'found')}
  FROM journal__lines l JOIN journal j ON j.id = l.parentId
    JOIN (SELECT id, json_extract(json, '$.source.noun') AS noun FROM doc
      WHERE entity = 'journal') s ON s.id = j.id
  WHERE j.kind = 'opening' AND l.clears IS NOT NULL GROUP BY l.clears ORDER BY l.clears`;

function controlDifferences(sql: Sql): CheckException[] {
  return sql.all(CONTROLS).flatMap((row) => {
    const expected = exactSumOf(row, 'wanted');
    const found = exactSumOf(row, 'found');
    if (eq(expected, found)) return [];
    const what = `Account ${row['code']}: the opening ledger and the items brought in differ.`;
    return [{ what, expected, found }];
  });
}

function clearingDifference(sql: Sql, ledger: Ledger): CheckException[] {
  const code = ledger.roles.openingClearing;
  const found = balanceOf(sql, [code]);
  if (isZero(found)) return [];
  return [{ what: `Opening clearing ${code} is not zero.`, expected: '0', found }];
}

function stockDifference(sql: Sql, ledger: Ledger): CheckException[] {
  const accounts = stockAccounts(ledger);
  const expected = poolValue(sql);
  const found = balanceOf(sql, accounts);
  if (eq(expected, found)) return [];
  const what = `The stock accounts ${accounts.join(', ')} differ from the value of the stock.`;
  return [{ what, expected, found }];
}

/** What keeps the books from going live: openings that do not add up or have no items. */
export const openingDifferences = defineReport<Record<string, never>, OpeningState>({
  id: 'finance.openingDifferences',
  run(sql) {
    const ledger = ledgerOf(sql);
    if (!ledger) return { total: '0', differences: [], count: 0 };
    const [row = {}] = sql.all(
      `SELECT ${exactSum('total', 'total')} FROM journal WHERE kind = 'opening'`,
    );
    const found = [
      ...clearingDifference(sql, ledger),
      ...controlDifferences(sql),
      ...tiesOf(sql, ledger).flatMap(({ exceptions }) => exceptions),
      ...stockDifference(sql, ledger),
    ];
    const { count, exceptions } = checkResult(found);
    return { total: exactSumOf(row, 'total'), differences: exceptions, count };
  },
});
