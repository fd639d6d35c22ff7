import { type Decimal, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

export interface LineToMake {
  salesOrderId: string;
  lineNo: number;
  itemId: string;
  itemCode: string;
  make: boolean;
  date: string;
  /** Not delivered and not in a work order yet. */
  left: Decimal;
}

/** Open lines of sales orders with what no work order is for yet. */
export const linesToMake = defineReport({
  id: 'planning.linesToMake',
  run: (sql: Sql, { salesOrderIds }: { salesOrderIds: readonly string[] }): LineToMake[] =>
    sql
      .all(
        `SELECT o.id, l.lineNo, l.itemId, i.code, i.make, l.quantity, l.delivered, l.cancelled,
            coalesce(l.promisedDate, l.requestedDate, o.requestedDate, o.date) AS date,
            (SELECT sum(p.quantity) FROM workOrder__pegs p JOIN workOrder w ON w.id = p.parentId
              WHERE p.salesOrderId = o.id AND p.lineNo = l.lineNo AND w.state <> 'cancelled') AS planned
          FROM salesOrder o
          JOIN salesOrder__lines l ON l.parentId = o.id
          JOIN item i ON i.id = l.itemId
          WHERE o.id IN (SELECT value FROM json_each(?))
            AND o.state IN ('confirmed', 'partlyDelivered')`,
        JSON.stringify(salesOrderIds),
      )
      .map((row) => {
        const wanted = sub(decimalOf(row.quantity), decimalOf(row.cancelled));
        const open = sub(wanted, decimalOf(row.delivered));
        return {
          salesOrderId: String(row.id),
          lineNo: Number(row.lineNo),
          itemId: String(row.itemId),
          itemCode: String(row.code),
          make: row.make === 1n,
          date: String(row.date),
          left: sub(open, decimalOf(row.planned)),
        };
      }),
});
