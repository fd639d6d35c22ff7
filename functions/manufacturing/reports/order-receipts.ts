import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

export interface PostedReceipt {
  id: string;
  moveId: string;
  date: string;
  quantity: Decimal;
  value: Decimal;
}

/** The receipts of an order that stand, oldest first. */
export const orderReceipts = defineReport({
  id: 'manufacturing.orderReceipts',
  run: (sql: Sql, { workOrderId }: { workOrderId: string }): PostedReceipt[] =>
    sql
      .all(
        `SELECT id, stockMoveId, date, quantity, value FROM productionReceipt
         WHERE workOrderId = ? AND state = 'posted' ORDER BY date, id`,
        workOrderId,
      )
      .map((row) => ({
        id: String(row['id']),
        moveId: String(row['stockMoveId']),
        date: String(row['date']),
        quantity: decimalOf(row['quantity']),
        value: decimalOf(row['value']),
      })),
});
