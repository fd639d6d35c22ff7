import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

export interface OpenIssue {
  lineNo: number;
  moveId: string;
  sourceLine: string;
  itemId: string;
  warehouseId: string;
  lot?: string;
  serial?: string;
  issued: Decimal;
  /** Not returned yet. */
  open: Decimal;
  cost: Decimal;
  provisional: boolean;
  date: string;
}

/** The documents through which material of an order leaves the shelf. */
export const STEPS_OF = `
  SELECT id FROM materialIssue WHERE workOrderId = ?1
  UNION ALL SELECT id FROM operationReport WHERE workOrderId = ?1
  UNION ALL SELECT id FROM productionReceipt WHERE workOrderId = ?1`;

const ISSUES = `
  SELECT m.id, m.date, l.sourceLine, l.itemId, l.fromWarehouseId, l.lot, l.serial, l.quantity,
    l.cost, l.provisional,
    json_extract(d.json, '$.lines[' || l.position || '].open.quantity') AS left
  FROM stockMove m JOIN stockMove__lines l ON l.parentId = m.id
    JOIN doc d ON d.entity = 'stockMove' AND d.id = m.id
  WHERE m.kind = 'productionIssue' AND l.toKind = 'production'
    AND json_extract(d.json, '$.source.id') IN (${STEPS_OF})
  ORDER BY m.id DESC, l.position DESC`;

const optional = (name: 'lot' | 'serial', value: unknown) =>
  value === null || value === undefined ? {} : { [name]: String(value) };

/** Everything issued to an order, newest first, with what of it has not come back. */
export const openIssues = defineReport({
  id: 'manufacturing.openIssues',
  run: (sql: Sql, { workOrderId }: { workOrderId: string }): OpenIssue[] =>
    sql.all(ISSUES, workOrderId).map((row) => ({
      lineNo: Number.parseInt(String(row['sourceLine']), 10),
      moveId: String(row['id']),
      sourceLine: String(row['sourceLine']),
      itemId: String(row['itemId']),
      warehouseId: String(row['fromWarehouseId']),
      ...optional('lot', row['lot']),
      ...optional('serial', row['serial']),
      issued: decimalOf(row['quantity']),
      open: row['left'] === null ? decimalOf(row['quantity']) : String(row['left']),
      cost: decimalOf(row['cost']),
      provisional: Number(row['provisional']) === 1,
      date: String(row['date']),
    })),
});
