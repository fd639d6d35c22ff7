import type { BusinessDate } from '../../../shared/kernel/date.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import { lotDays } from './stock-sql.ts';

/** What lies in a place of lots that are past their last good day. */
export interface ExpiredStock {
  itemId: string;
  warehouseId: string;
  quantity: Decimal;
}

const TRACKED =
  'SELECT id FROM item WHERE trackLots = 1 AND id IN (SELECT value FROM json_each(?))';

const OLD = `
  SELECT itemId, lot FROM (${lotDays('l.itemId IN (SELECT value FROM json_each(?))')})
    WHERE expiresOn < ?`;

/** Looked for by item, once through its lines: by lot or place, the plus says, would be more. */
const half = (place: string, sign: string): string => `
  SELECT itemId, ${place} AS warehouseId, ${sign}quantity AS quantity FROM stockMove__lines
    WHERE itemId IN (SELECT value FROM json_each(?1)) AND +${place} IS NOT NULL
      AND (+itemId, lot) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?2))`;

const expiredAt = (warehouses: string | undefined): string => `
  SELECT itemId, warehouseId, sum(quantity) AS quantity
    FROM (${half('toWarehouseId', '')} UNION ALL ${half('fromWarehouseId', '-')})
    ${warehouses === undefined ? '' : `WHERE +warehouseId IN (${warehouses})`}
    GROUP BY itemId, warehouseId HAVING sum(quantity) > 0 ORDER BY itemId, warehouseId`;

/**
 * Of some items, by item and warehouse, in the warehouses that a query names, if it is given.
 * Without items tracked by lot it is hardly a question.
 */
export function expiredIn(
  sql: Sql,
  itemIds: readonly string[],
  today: BusinessDate,
  warehouses?: string,
): ExpiredStock[] {
  const tracked = sql.all(TRACKED, JSON.stringify(itemIds)).map(({ id }) => id);
  if (tracked.length === 0) return [];
  const ids = JSON.stringify(tracked);
  const old = sql.all(OLD, ids, today).map(({ itemId, lot }) => [itemId, lot]);
  if (old.length === 0) return [];
  return sql.all(expiredAt(warehouses), ids, JSON.stringify(old)).map((row) => ({
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
