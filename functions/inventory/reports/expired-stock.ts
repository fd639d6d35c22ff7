import type { BusinessDate } from '../../../shared/kernel/date.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import { dayOf, SAID_GOOD } from './stock-sql.ts';

/** What lies in a place of lots that are past their last good day. */
export interface ExpiredStock {
  itemId: string;
  warehouseId: string;
  quantity: Decimal;
}

const TRACKED =
  'SELECT id FROM item WHERE trackLots = 1 AND id IN (SELECT value FROM json_each(?))';

const EXPIRED = `
  WITH old AS (
    SELECT l.itemId, l.lot FROM stockMove__lines l JOIN stockMove m ON m.id = l.parentId
      WHERE l.itemId IN (SELECT value FROM json_each(?1)) AND l.expiresOn IS NOT NULL
      GROUP BY l.itemId, l.lot HAVING ${dayOf(`max(${SAID_GOOD})`)} < ?2
  )
  SELECT itemId, warehouseId, sum(quantity) AS quantity FROM (
    SELECT l.itemId, l.toWarehouseId AS warehouseId, l.quantity FROM stockMove__lines l
      JOIN old o ON o.itemId = l.itemId AND o.lot = l.lot WHERE l.toWarehouseId IS NOT NULL
    UNION ALL
    SELECT l.itemId, l.fromWarehouseId, -l.quantity FROM stockMove__lines l
      JOIN old o ON o.itemId = l.itemId AND o.lot = l.lot WHERE l.fromWarehouseId IS NOT NULL
  ) GROUP BY itemId, warehouseId HAVING sum(quantity) > 0 ORDER BY itemId, warehouseId`;

/** Of some items, by item and warehouse; without items tracked by lot it is hardly a question. */
export function expiredIn(
  sql: Sql,
  itemIds: readonly string[],
  today: BusinessDate,
): ExpiredStock[] {
  const tracked = sql.all(TRACKED, JSON.stringify(itemIds)).map(({ id }) => String(id));
  if (tracked.length === 0) return [];
  return sql.all(EXPIRED, JSON.stringify(tracked), today).map((row) => ({
    itemId: String(row['itemId']),
    warehouseId: String(row['warehouseId']),
    quantity: decimalOf(row['quantity']),
  }));
}

export const expiredStock = defineReport({
  id: 'inventory.expiredStock',
  run: (sql: Sql, { itemIds, today }: { itemIds: readonly string[]; today: BusinessDate }) =>
    expiredIn(sql, itemIds, today),
});
