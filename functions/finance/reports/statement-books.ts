import { add, type Decimal } from '../../../shared/kernel/decimal.ts';
import type { Sql } from '../../platform/read-model/report.ts';
import type { AccountClass } from '../domain/charts/chart-template.ts';
import type { Ledger } from '../domain/ledger.ts';
import { accountsByParty, type Books } from '../domain/statements/balance-sheet.ts';
import type { BalanceRow } from '../domain/statements/fill-statement.ts';
import type { Statements } from '../domain/statements/statement-template.ts';
import { exactSum, exactSumOf } from './exact-sum.ts';

export interface NamedAccount {
  code: string;
  id: string;
  name: string;
  nameEn?: string;
  class: AccountClass;
  parent?: string;
  leaf: boolean;
}

export interface NamedBooks extends Books {
  accounts: readonly NamedAccount[];
}

/** The chart and the roles as the statements need them. */
export function booksIn(sql: Sql, { roles }: Ledger): NamedBooks {
  const accounts = sql
    .all('SELECT id, code, name, nameEn, class, leaf, parentCode FROM account ORDER BY code')
    .map((row) => ({
      code: String(row['code']),
      id: String(row['id']),
      name: String(row['name']),
      class: String(row['class']) as AccountClass,
      leaf: row['leaf'] !== 0n,
      ...(row['nameEn'] !== null && { nameEn: String(row['nameEn']) }),
      ...(row['parentCode'] !== null && { parent: String(row['parentCode']) }),
    }));
  return { accounts, roles };
}

/** The customer or supplier of a line, where the account is looked at by party. */
const partyOf = (accounts: readonly string[]): string =>
  accounts.length === 0
    ? "''"
    : `CASE WHEN l.accountCode IN (${accounts.map((code) => `'${code.replaceAll("'", "''")}'`)})
       THEN coalesce(l.customerId, l.supplierId, '') ELSE '' END`;

/** Balances, debit − credit, at the end of the one day and of the other. */
export function balancesOn(
  sql: Sql,
  { balanceSheet }: Statements,
  books: Books,
  { on, openingOn }: { on: string; openingOn: string },
): BalanceRow[] {
  const rows = sql.all(
    `SELECT l.accountCode AS code, ${partyOf(accountsByParty(balanceSheet, books))} AS party,
       ${exactSum('l.debit - l.credit', 'closing')},
       ${exactSum('CASE WHEN j.date <= ?2 THEN l.debit - l.credit ELSE 0 END', 'opening')}
     FROM journal__lines l JOIN journal j ON j.id = l.parentId
     WHERE j.date <= ?1 GROUP BY 1, 2 ORDER BY 1, 2`,
    on,
    openingOn,
  );
  return rows.map((row) => ({
    accountCode: String(row['code']),
    party: String(row['party']),
    amounts: [exactSumOf(row, 'closing'), exactSumOf(row, 'opening')],
  }));
}

/** Balances at the end of every month with postings, the first month first. */
export function* balancesByMonth(
  sql: Sql,
  { balanceSheet }: Statements,
  books: Books,
): Generator<{ month: string; rows: BalanceRow[] }> {
  const moved = sql.all(
    `SELECT substr(j.date, 1, 7) AS month, l.accountCode AS code,
       ${partyOf(accountsByParty(balanceSheet, books))} AS party,
       ${exactSum('l.debit - l.credit', 'moved')}
     FROM journal__lines l JOIN journal j ON j.id = l.parentId
     GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
  const balances = new Map<string, BalanceRow>();
  for (const [month, rows] of Map.groupBy(moved, (row) => String(row['month']))) {
    for (const row of rows) {
      const accountCode = String(row['code']);
      const party = String(row['party']);
      const key = `${accountCode} ${party}`;
      const before: Decimal = balances.get(key)?.amounts[0] ?? '0';
      const amounts = [add(before, exactSumOf(row, 'moved'))];
      balances.set(key, { accountCode, party, amounts });
    }
    yield { month, rows: [...balances.values()] };
  }
}
