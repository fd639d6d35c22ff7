import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

interface SoldShort {
  itemId: string;
  warehouseId: string;
  /** The day the customer wants it. */
  due: string;
  quantity: Decimal;
}

const SHORT = `
  SELECT l.itemId, l.warehouseId, coalesce(l.requestedDate, o.requestedDate, o.date) AS due,
      l.quantity - coalesce(l.cancelled, 0) - l.delivered - l.reserved AS short
  FROM salesOrder__lines l JOIN salesOrder o ON o.id = l.parentId
  WHERE l.itemId IN (SELECT value FROM json_each(?))
    AND o.state IN ('confirmed', 'partlyDelivered') AND short > 0
    AND coalesce(l.sourcing, '') <> 'toOrder'`;

/**
 * What customers' orders still lack of some items; those made to order want nothing that is free.
 */
export const soldShort = defineReport({
  id: 'manufacturing.soldShort',
  run: (sql: Sql, { itemIds }: { itemIds: readonly string[] }): SoldShort[] =>
    sql.all(SHORT, JSON.stringify(itemIds)).map(({ itemId, warehouseId, due, short }) => ({
      itemId: String(itemId),
      warehouseId: String(warehouseId),
      due: String(due),
      quantity: decimalOf(short),
    })),
});
