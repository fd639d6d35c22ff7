import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

const MOVED = `
  SELECT l.itemId, sum(CASE WHEN l.toWarehouseId = ?1 THEN l.quantity ELSE 0 END)
      - sum(CASE WHEN l.fromWarehouseId = ?1 THEN l.quantity ELSE 0 END) AS quantity
    FROM stockMove m JOIN stockMove__lines l ON l.parentId = m.id
    WHERE m.createdAt > ?2 AND (l.toWarehouseId = ?1 OR l.fromWarehouseId = ?1)
    GROUP BY l.itemId`;

/** What moved in a warehouse after a moment, by item; more than zero came in. */
export const movedSince = defineReport({
  id: 'inventory.movedSince',
  run: (sql: Sql, { warehouseId, since }: { warehouseId: string; since: string }) =>
    sql.all(MOVED, warehouseId, since).map((row) => ({
      itemId: String(row['itemId']),
      quantity: decimalOf(row['quantity']),
    })),
});
