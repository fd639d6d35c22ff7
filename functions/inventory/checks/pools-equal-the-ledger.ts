import { stockRoles } from '../../../shared/contracts/inventory/cost-pool.ts';
import { add, type Decimal, eq } from '../../../shared/kernel/decimal.ts';
import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

const LEDGER =
  "SELECT json_extract(json, '$.roles') AS roles FROM doc WHERE entity = 'ledgerSettings' AND deleted = 0";

/** Account code by stock role; undefined before the books are set up. */
function accounts(sql: Sql): Record<string, string> | undefined {
  const [row] = sql.all(LEDGER);
  return row && (JSON.parse(String(row['roles'])) as Record<string, string>);
}

const balanceOf = (sql: Sql, code: string): Decimal =>
  decimalOf(
    sql.all('SELECT sum(debit - credit) AS n FROM journal__lines WHERE accountCode = ?', code)[0]?.[
      'n'
    ],
  );

const poolsOf = (sql: Sql, role: string): Decimal =>
  decimalOf(sql.all('SELECT sum(value) AS n FROM costPool WHERE stockRole = ?', role)[0]?.['n']);

/**
 * M8 for stock: what the pools are worth is what the books show, account by account. Under
 * monthly average both count opening and receipts until the cost run.
 */
export const poolsEqualTheLedger: InvariantCheck = {
  id: 'M8-stock',
  title: { en: 'The value of stock equals its accounts', zh: '存货价值等于总账科目余额' },
  report: defineReport({
    id: 'inventory.check.M8',
    run: (sql) => {
      const codes = accounts(sql);
      if (!codes) return checkResult([]);
      const values = new Map<string, Decimal>();
      for (const role of Object.keys(stockRoles)) {
        const code = codes[role] as string;
        values.set(code, add(values.get(code) ?? '0', poolsOf(sql, role)));
      }
      return checkResult(
        [...values].flatMap(([code, expected]) => {
          const found = balanceOf(sql, code);
          if (eq(expected, found)) return [];
          return [{ what: `Account ${code} is not what the stock is worth.`, expected, found }];
        }),
      );
    },
  }),
};
