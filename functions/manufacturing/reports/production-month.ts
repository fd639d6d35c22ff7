import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import { SPREAD } from './conversion-month.ts';

/** What went to an order in a month without a final cost, by movement and item. */
export interface UncostedUse {
  workOrderId: string;
  moveId: string;
  itemId: string;
  quantity: Decimal;
}

export interface UnsettledOrder {
  workOrderId: string;
  itemId: string;
  uses: UncostedUse[];
}

const STEPS = `
  SELECT id, workOrderId FROM materialIssue
  UNION ALL SELECT id, workOrderId FROM operationReport
  UNION ALL SELECT id, workOrderId FROM productionReceipt`;

/** The same quantities as the cost run of the items adds up: by movement and item. */
const USES = `
  WITH steps AS (${STEPS})
  SELECT s.workOrderId, m.id AS moveId, l.itemId,
    sum(CASE WHEN l.toWarehouseId IS NULL THEN l.quantity ELSE -l.quantity END) AS quantity
  FROM stockMove m JOIN stockMove__lines l ON l.parentId = m.id
    JOIN doc d ON d.entity = 'stockMove' AND d.id = m.id
    JOIN steps s ON s.id = json_extract(d.json, '$.source.id')
  WHERE l.provisional = 1 AND substr(m.date, 1, 7) = ?1 AND m.accountRole = 'production'
  GROUP BY s.workOrderId, m.id, l.itemId ORDER BY m.id, l.itemId`;

/** Orders that used, made or still hold something, and that the run of the month has not seen. */
const ORDERS = `
  SELECT c.workOrderId, c.itemId FROM productionCost c JOIN workOrder w ON w.id = c.workOrderId
  WHERE coalesce(c.settledPeriod, '') < ?1 AND (c.inProcess <> 0
    OR c.workOrderId IN (SELECT value FROM json_each(?2))
    OR EXISTS (SELECT 1 FROM productionReceipt r WHERE r.workOrderId = c.workOrderId
      AND r.state = 'posted' AND substr(r.date, 1, 7) = ?1))
  ORDER BY c.workOrderId`;

/** The orders that a month's cost run still has to take in, with what they used. */
export const unsettledOrders = defineReport({
  id: 'manufacturing.unsettledOrders',
  run(sql: Sql, { period }: { period: string }): UnsettledOrder[] {
    const uses = sql.all(USES, period).map(
      (row): UncostedUse => ({
        workOrderId: String(row['workOrderId']),
        moveId: String(row['moveId']),
        itemId: String(row['itemId']),
        quantity: decimalOf(row['quantity']),
      }),
    );
    const users = [...new Set(uses.map(({ workOrderId }) => workOrderId))];
    return sql.all(ORDERS, period, JSON.stringify(users)).map((row) => ({
      workOrderId: String(row['workOrderId']),
      itemId: String(row['itemId']),
      uses: uses.filter(({ workOrderId }) => workOrderId === row['workOrderId']),
    }));
  },
});

/** Labour and overhead that an order was charged until a day, at standard and by spreads. */
export const conversionUntil = defineReport({
  id: 'manufacturing.conversionUntil',
  run: (sql: Sql, { workOrderId, until }: { workOrderId: string; until: string }): Decimal =>
    decimalOf(
      sql.all(
        `SELECT sum(amount) AS amount FROM (
           SELECT labour + overhead - coalesce(scrapCost, 0) AS amount FROM operationReport
            WHERE workOrderId = ?1 AND state = 'posted' AND date <= ?2
           UNION ALL
           SELECT amount FROM (${SPREAD}) WHERE orderId = ?1 AND date <= ?2)`,
        workOrderId,
        until,
      )[0]?.['amount'],
    ),
});
