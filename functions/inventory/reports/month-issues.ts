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

/** Whether production used or made the item of a pool in the month. */
const PRODUCED = `
  EXISTS (SELECT 1 FROM stockMove__lines l JOIN stockMove m ON m.id = l.parentId
    WHERE l.itemId = json_extract(c.json, '$.itemId') AND substr(m.date, 1, 7) = ?1
      AND m.kind IN ('productionIssue', 'productionReceipt'))`;

const OPEN = `
  FROM doc c WHERE c.entity = 'costPool' AND c.deleted = 0
    AND json_extract(c.json, '$.month.period') = ?1`;

const LINES = `
  SELECT m.id, l.itemId, coalesce(m.accountRole, 'costOfSales') AS accountRole,
      sum(CASE WHEN l.toWarehouseId IS NULL THEN l.quantity ELSE -l.quantity END) AS quantity
    FROM stockMove m JOIN stockMove__lines l ON l.parentId = m.id
    WHERE l.provisional = 1 AND substr(m.date, 1, 7) = ?
      AND l.itemId IN (SELECT value FROM json_each(?))
    GROUP BY m.id, l.itemId ORDER BY m.id, l.itemId`;

const count = (sql: Sql, query: string, period: string): number =>
  Number(sql.all(`SELECT count(*) AS n ${query}`, period)[0]?.['n'] ?? 0);

/** The items whose month waits for its cost run; those of production have one of their own. */
export const openMonths = defineReport({
  id: 'inventory.openMonths',
  run(sql: Sql, { period, limit }: { period: string; limit: number }) {
    const own = `${OPEN} AND NOT ${PRODUCED}`;
    const rows = sql.all(
      `SELECT json_extract(c.json, '$.itemId') AS itemId ${own} ORDER BY c.id LIMIT ?2`,
      period,
      limit,
    );
    return {
      itemIds: rows.map((row) => String(row['itemId'])),
      open: count(sql, own, period),
      inProduction: count(sql, `${OPEN} AND ${PRODUCED}`, period),
    };
  },
});

/** The items of production whose month waits for its cost run. */
export const openProductionMonths = defineReport({
  id: 'inventory.openProductionMonths',
  run: (sql: Sql, { period }: { period: string }): string[] =>
    sql
      .all(
        `SELECT json_extract(c.json, '$.itemId') AS itemId ${OPEN} AND ${PRODUCED} ORDER BY c.id`,
        period,
      )
      .map((row) => String(row['itemId'])),
});

/** What left without a final cost in a month, by movement. */
export const monthLines = defineReport({
  id: 'inventory.monthLines',
  run: (sql: Sql, { period, itemIds }: { period: string; itemIds: readonly string[] }) =>
    sql.all(LINES, period, JSON.stringify(itemIds)).map(
      (row): MonthLine => ({
        moveId: String(row['id']),
        itemId: String(row['itemId']),
        accountRole: String(row['accountRole']),
        quantity: decimalOf(row['quantity']),
      }),
    ),
});
