import { add, type Decimal } from '../../../shared/kernel/decimal.ts';
import type { Sql } from '../../platform/read-model/report.ts';
import { stockRoles } from '../domain/account-roles.ts';
import type { Ledger } from '../domain/ledger.ts';
import { exactSum, exactSumOf } from './exact-sum.ts';

/** The accounts that hold stock, each once. */
export const stockAccounts = (ledger: Ledger): string[] => [
  ...new Set(stockRoles.map((role) => ledger.roles[role])),
];

export function balanceOf(sql: Sql, accounts: readonly string[], until?: string): Decimal {
  const marks = accounts.map(() => '?').join(', ');
  const [row = {}] = sql.all(
    `SELECT ${exactSum('l.debit - l.credit', 'balance')}
     FROM journal__lines l JOIN journal j ON j.id = l.parentId
     WHERE l.accountCode IN (${marks}) ${until === undefined ? '' : 'AND j.date <= ?'}`,
    ...accounts,
    ...(until === undefined ? [] : [until]),
  );
  return exactSumOf(row, 'balance');
}

/**
 * The value of all cost pools, which inventory on the floor above keeps; read from the read model
 * by its contract. A company without inventory has none.
 */
export function poolValue(sql: Sql): Decimal {
  const kept = sql.all("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'costPool'");
  if (kept.length === 0) return '0';
  const [row = {}] = sql.all(`SELECT ${exactSum('value', 'value')} FROM costPool`);
  return add(exactSumOf(row, 'value'));
}
