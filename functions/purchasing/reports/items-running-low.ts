import { type Decimal, isPositive, lte, sub, sum } from '../../../shared/kernel/decimal.ts';
import { expiredIn } from '../../inventory/queries.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';

/** An item whose stock, with all that is on its way, has fallen to its reorder point. */
export interface LowItem {
  itemId: string;
  reorderPoint: Decimal;
  /** On hand in nettable warehouses, ordered, and asked for. */
  covered: Decimal;
  /** Up to safety stock and one lot, this much is missing to the reorder point. */
  missing: Decimal;
}

/** Warehouses whose stock counts. */
const COUNTING = `SELECT "id" FROM "warehouse" WHERE "nettable" = 1 AND "kind" <> 'customerOwned'`;

const COVER = `
  WITH moved AS (
    SELECT "itemId", "toWarehouseId" AS place, "quantity" FROM "stockMove__lines"
      WHERE "toWarehouseId" IS NOT NULL
    UNION ALL
    SELECT "itemId", "fromWarehouseId", -"quantity" FROM "stockMove__lines"
      WHERE "fromWarehouseId" IS NOT NULL
  ), stock AS (
    SELECT m."itemId" AS itemId, sum(m."quantity") AS quantity
      FROM moved m JOIN "warehouse" w ON w."id" = m.place
     WHERE w."id" IN (${COUNTING}) GROUP BY 1
  ), reserved AS (
    SELECT "itemId" AS itemId, sum("quantity") AS quantity FROM "reservation__lines" GROUP BY 1
  ), coming AS (
    SELECT l."itemId" AS itemId,
           sum(max(0, min(l."quantity" - coalesce(l."cancelled", 0),
               coalesce(l."confirmedQuantity", l."quantity"))
             + coalesce(l."replaced", 0) - l."received")) AS quantity
      FROM "purchaseOrder__lines" l JOIN "purchaseOrder" o ON o."id" = l."parentId"
     WHERE o."state" IN ('draft', 'approved', 'partlyReceived', 'received') GROUP BY 1
  ), asked AS (
    SELECT "itemId" AS itemId, sum("quantity" - "ordered") AS quantity
      FROM "purchaseRequest" WHERE "state" = 'open' GROUP BY 1
  )
  SELECT i."id" AS id, i."reorderPoint" AS point,
         coalesce(s.quantity, 0) - coalesce(r.quantity, 0) + coalesce(c.quantity, 0)
           + coalesce(a.quantity, 0) AS covered
    FROM "item" i
    LEFT JOIN stock s ON s.itemId = i."id" LEFT JOIN reserved r ON r.itemId = i."id"
    LEFT JOIN coming c ON c.itemId = i."id" LEFT JOIN asked a ON a.itemId = i."id"
   WHERE i."reorderPoint" IS NOT NULL AND i."make" = 0 AND i."stocked" = 1
     AND i."kind" <> 'bundle' AND coalesce(i."archived", 0) = 0`;

interface Asked {
  itemIds?: readonly string[] | undefined;
  today: string;
}

export const itemsRunningLow = defineReport({
  id: 'purchasing.itemsRunningLow',
  run(sql, { itemIds, today }: Asked): LowItem[] {
    const only = itemIds ? `AND i."id" IN (${itemIds.map(() => '?').join(', ')})` : '';
    const rows = sql.all(`${COVER} ${only} ORDER BY i."id"`, ...(itemIds ?? []));
    const ids = rows.map(({ id }) => String(id));
    const expired = Map.groupBy(expiredIn(sql, ids, today, COUNTING), ({ itemId: id }) => id);
    const expiredOf = (id: string) => sum((expired.get(id) ?? []).map((one) => one.quantity));
    return rows
      .map((row) => {
        const itemId = String(row['id']);
        const reorderPoint = decimalOf(row['point']);
        const covered = sub(decimalOf(row['covered']), expiredOf(itemId));
        return { itemId, reorderPoint, covered, missing: sub(reorderPoint, covered) };
      })
      .filter(
        ({ covered, reorderPoint }) => lte(covered, reorderPoint) && isPositive(reorderPoint),
      );
  },
});
