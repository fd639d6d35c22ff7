import { defineReport, type Sql } from '../../platform/read-model/report.ts';

export interface SalesLine {
  id: string;
  number: string;
  customerId: string;
  state: string;
  lineNo: number;
  itemId: string;
  /** Where the line leaves from. */
  warehouseId: string;
  /** Absent: the item says. */
  madeToOrder?: boolean;
}

const LINES = `
  SELECT o.id, o.number, o.customerId, o.state, l.lineNo, l.itemId, l.warehouseId, l.sourcing
  FROM salesOrder o JOIN salesOrder__lines l ON l.parentId = o.id
  WHERE o.id IN (SELECT value FROM json_each(?))`;

/** Lines of sales orders, which are kept on a higher floor, by the contract of the read model. */
export const orderLines = defineReport({
  id: 'manufacturing.orderLines',
  run: (sql: Sql, { salesOrderIds }: { salesOrderIds: string[] }): SalesLine[] =>
    sql.all(LINES, JSON.stringify(salesOrderIds)).map((row) => ({
      id: String(row['id']),
      number: String(row['number']),
      customerId: String(row['customerId']),
      state: String(row['state']),
      lineNo: Number(row['lineNo']),
      itemId: String(row['itemId']),
      warehouseId: String(row['warehouseId'] ?? ''),
      ...(row['sourcing'] !== null && { madeToOrder: row['sourcing'] === 'toOrder' }),
    })),
});
