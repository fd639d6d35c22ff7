import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

export interface OpenDemand {
  date: string;
  quantity: Decimal;
  reserved: Decimal;
  source: { noun: string; id: string; number: string; line: string };
}

/** Sales orders stand on a higher floor: their tables are read as their contract declares them. */
const SALES_ORDERS = `
  SELECT o.id, o.number, l.lineNo AS line, l.quantity - l.delivered AS quantity, l.reserved,
      coalesce(l.promisedDate, l.requestedDate, o.requestedDate, o.date) AS date
    FROM salesOrder o JOIN salesOrder__lines l ON l.parentId = o.id
    WHERE l.itemId = ? AND o.state IN ('confirming', 'confirmed', 'partlyDelivered')
      AND l.quantity > l.delivered
    ORDER BY date, o.number, l.lineNo`;

const sources = [{ noun: 'salesOrder', table: 'salesOrder__lines', query: SALES_ORDERS }] as const;

const exists = (sql: Sql, table: string): boolean =>
  sql.all('SELECT 1 FROM sqlite_master WHERE type = ? AND name = ?', 'table', table).length > 0;

/** What is ordered of an item and has not been delivered, by the day it is promised or wished. */
export const openDemand = defineReport({
  id: 'inventory.openDemand',
  run: (sql: Sql, { itemId }: { itemId: string }): OpenDemand[] =>
    sources
      .filter(({ table }) => exists(sql, table))
      .flatMap(({ noun, query }) =>
        sql.all(query, itemId).map((row) => ({
          date: String(row.date),
          quantity: decimalOf(row.quantity),
          reserved: decimalOf(row.reserved),
          source: {
            noun,
            id: String(row.id),
            number: String(row.number),
            line: String(row.line),
          },
        })),
      ),
});
