import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import { STEPS_OF } from './open-issues.ts';

export interface CostStep {
  code: 'material' | 'operation' | 'receipt';
  date: string;
  number: string;
  itemId?: string;
  quantity: Decimal;
  amount: Decimal;
  provisional: boolean;
}

/** Material that went to the order, and what came back (less than zero), step by step. */
const MATERIAL = `
  SELECT m.date, m.number, l.itemId, l.provisional,
    CASE WHEN l.fromKind = 'warehouse' THEN l.quantity ELSE -l.quantity END AS quantity,
    CASE WHEN l.fromKind = 'warehouse' THEN l.cost ELSE -l.cost END AS amount
  FROM stockMove m JOIN stockMove__lines l ON l.parentId = m.id
    JOIN doc d ON d.entity = 'stockMove' AND d.id = m.id
  WHERE json_extract(d.json, '$.source.id') IN (${STEPS_OF})
    AND m.accountRole = 'production' AND l.itemId <> ?2 AND m.kind <> 'productionReceipt'
  ORDER BY m.id, l.position`;

const REPORTS = `
  SELECT date, number, good AS quantity, labour + overhead - coalesce(scrapCost, 0) AS amount
  FROM operationReport WHERE workOrderId = ? AND state = 'posted' ORDER BY date, id`;

const RECEIPTS = `
  SELECT date, number, itemId, quantity, -value AS amount
  FROM productionReceipt WHERE workOrderId = ? AND state = 'posted' ORDER BY date, id`;

/** What an order's cost is made of, one step after the other. */
export const orderCosts = defineReport({
  id: 'manufacturing.orderCosts',
  run(sql: Sql, { workOrderId, itemId }: { workOrderId: string; itemId: string }): CostStep[] {
    const step =
      (code: CostStep['code']) =>
      (row: Record<string, unknown>): CostStep => ({
        code,
        date: String(row['date']),
        number: String(row['number']),
        ...(typeof row['itemId'] === 'string' && { itemId: row['itemId'] }),
        quantity: decimalOf(row['quantity']),
        amount: decimalOf(row['amount']),
        provisional: Number(row['provisional'] ?? 0) === 1,
      });
    return [
      ...sql.all(MATERIAL, workOrderId, itemId).map(step('material')),
      ...sql.all(REPORTS, workOrderId).map(step('operation')),
      ...sql.all(RECEIPTS, workOrderId).map(step('receipt')),
    ];
  },
});
