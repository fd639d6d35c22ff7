import { type Decimal, isPositive } from '../../shared/kernel/decimal.ts';
import { decimalOf, defineReport } from '../platform/read-model/report.ts';

interface OpenLine {
  salesOrderId: string;
  lineNo: number;
  warehouseId: string;
  /** The day it is wanted. */
  due: string;
  open: Decimal;
  reserved: Decimal;
}

/** Lines of confirmed orders that still wait for an item, the earliest wanted first. */
export const openLinesOfItem = defineReport({
  id: 'sales.openLinesOfItem',
  run: (sql, { itemId }: { itemId: string }): OpenLine[] =>
    sql
      .all(
        `SELECT o."id", l."lineNo", l."warehouseId", l."reserved",
                coalesce(l."requestedDate", o."requestedDate", o."date") AS due,
                l."quantity" - coalesce(l."cancelled", 0) - l."delivered" AS open
           FROM "salesOrder__lines" l JOIN "salesOrder" o ON o."id" = l."parentId"
          WHERE l."itemId" = ? AND o."state" IN ('confirmed', 'partlyDelivered')
          ORDER BY due, o."id", l."lineNo"`,
        itemId,
      )
      .map((row) => ({
        salesOrderId: String(row['id']),
        lineNo: Number(row['lineNo']),
        warehouseId: String(row['warehouseId'] ?? ''),
        due: String(row['due']),
        open: decimalOf(row['open']),
        reserved: decimalOf(row['reserved']),
      }))
      .filter(({ open }) => isPositive(open)),
});

/** Orders that wait for any of some items, and could take more of what has come. */
export const ordersShortOf = defineReport({
  id: 'sales.ordersShortOf',
  run: (sql, { itemIds }: { itemIds: readonly string[] }): string[] => {
    const marks = itemIds.map(() => '?').join(', ');
    const rows = sql.all(
      `SELECT DISTINCT o."id" AS id, coalesce(o."requestedDate", o."date") AS due
         FROM "salesOrder__lines" l JOIN "salesOrder" o ON o."id" = l."parentId"
        WHERE l."itemId" IN (${marks}) AND l."supply" = 'short'
          AND o."state" IN ('confirmed', 'partlyDelivered')
        ORDER BY due, o."id" LIMIT 200`,
      ...itemIds,
    );
    return rows.map((row) => String(row['id']));
  },
});

/**
 * Orders that nobody has touched since a moment, and that may have something left to do: claim
 * stock or give it back, be billed, be closed. Whether they could do it now, only the order's own
 * data tell.
 */
export const quietOrders = defineReport({
  id: 'sales.quietOrders',
  run: (sql, { since }: { since: string }): string[] => {
    const rows = sql.all(
      `SELECT o."id" AS id FROM "salesOrder" o
        WHERE o."state" IN ('confirmed', 'partlyDelivered', 'delivered', 'cancelled')
          AND o."updatedAt" < ?
          AND (o."state" = 'delivered' OR EXISTS (
            SELECT 1 FROM "salesOrder__lines" l WHERE l."parentId" = o."id" AND CASE o."state"
              WHEN 'cancelled' THEN l."reserved" > 0
              ELSE l."supply" = 'short' OR l."delivered" - l."returned" > l."invoiced" END))
        ORDER BY o."id"`,
      since,
    );
    return rows.map((row) => String(row['id']));
  },
});

/** Offers that wait for an answer, and whose last day is over. */
export const quotationsPastTheirDay = defineReport({
  id: 'sales.quotationsPastTheirDay',
  run: (sql, { today, limit }: { today: string; limit: number }): string[] =>
    sql
      .all(
        `SELECT id FROM quotation WHERE state = 'sent' AND validUntil < ? ORDER BY id LIMIT ?`,
        today,
        limit,
      )
      .map(({ id }) => String(id)),
});

export const reports = [openLinesOfItem, ordersShortOf, quietOrders, quotationsPastTheirDay];
