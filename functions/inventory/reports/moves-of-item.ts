import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

export interface ItemMove {
  moveId: string;
  number: string;
  kind: string;
  date: string;
  at: string;
  /** More than zero came in. */
  quantity: Decimal;
  cost: Decimal;
}

/** The valued movements of an item, oldest first; several lines of one movement are one. */
export const movesOfItem = defineReport({
  id: 'inventory.movesOfItem',
  run: (sql: Sql, { itemId }: { itemId: string }): ItemMove[] =>
    sql
      .all(
        `SELECT m.id, m.number, m.kind, m.date, m.createdAt,
            sum(CASE WHEN l.toWarehouseId IS NULL THEN -l.quantity ELSE l.quantity END) AS quantity,
            sum(CASE WHEN l.toWarehouseId IS NULL THEN -l.cost ELSE l.cost END) AS cost
          FROM stockMove__lines l JOIN stockMove m ON m.id = l.parentId
          WHERE l.itemId = ? AND l.cost IS NOT NULL
          GROUP BY m.id ORDER BY m.createdAt, m.id`,
        itemId,
      )
      .map((row) => ({
        moveId: String(row.id),
        number: String(row.number),
        kind: String(row.kind),
        date: String(row.date),
        at: String(row.createdAt),
        quantity: decimalOf(row.quantity),
        cost: decimalOf(row.cost),
      })),
});
