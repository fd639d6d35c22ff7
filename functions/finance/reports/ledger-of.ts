import type { Sql } from '../../platform/read-model/report.ts';
import type { Ledger } from '../domain/ledger.ts';

/** The ledger settings as the read model has them; undefined before the company is set up. */
export function ledgerOf(sql: Sql): Ledger | undefined {
  const [row] = sql.all(
    "SELECT json FROM doc WHERE entity = 'ledgerSettings' AND deleted = 0 LIMIT 1",
  );
  return row && (JSON.parse(String(row['json'])) as Ledger);
}
