import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

export interface MonthLine {
  moveId: string;
  itemId: string;
  /** The other side of stock; without one it is cost of sales. */
  accountRole: string;
  /** More than zero went out. */
  quantity: Decimal;
}

const OPEN = `
  FROM doc WHERE entity = 'costPool' AND deleted = 0
    AND json_extract(json, '$.month.period') = ?`;

const LINES = `
  SELECT m.id, l.itemId, coalesce(m.accountRole, 'costOfSales') AS accountRole,
      sum(CASE WHEN l.toWarehouseId IS NULL THEN l.quantity ELSE -l.quantity END) AS quantity
    FROM stockMove m JOIN stockMove__lines l ON l.parentId = m.id
    WHERE l.provisional = 1 AND substr(m.date, 1, 7) = ?
      AND l.itemId IN (SELECT value FROM json_each(?))
    GROUP BY m.id, l.itemId ORDER BY m.id, l.itemId`;

/** The items whose month waits for its cost run, some of them with what was issued. */
export const monthIssues = defineReport({
  id: 'inventory.monthIssues',
  run(sql: Sql, { period, limit }: { period: string; limit: number }) {
    const itemIds = sql
      .all(
        `SELECT json_extract(json, '$.itemId') AS itemId ${OPEN} ORDER BY id LIMIT ?`,
        period,
        limit,
      )
      .map((row) => String(row['itemId']));
    const [{ n } = { n: 0 }] = sql.all(`SELECT count(*) AS n ${OPEN}`, period);
    const lines = sql.all(LINES, period, JSON.stringify(itemIds)).map(
      (row): MonthLine => ({
        moveId: String(row['id']),
        itemId: String(row['itemId']),
        accountRole: String(row['accountRole']),
        quantity: decimalOf(row['quantity']),
      }),
    );
    return { itemIds, open: Number(n), lines };
  },
});
