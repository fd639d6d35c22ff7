import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

/** Receipts and reports that stand, beside what the order says. */
const RECEIVED = `
  SELECT w.id, w.number, w.received AS said,
    coalesce((SELECT sum(r.quantity) FROM productionReceipt r
      WHERE r.workOrderId = w.id AND r.state = 'posted'), 0) AS found
  FROM workOrder w WHERE said <> found`;

const REPORTED = `
  SELECT w.id, w.number, o.number AS operation, o.good + o.scrap AS said,
    coalesce((SELECT sum(r.good + r.scrap) FROM operationReport r
      WHERE r.workOrderId = w.id AND r.operation = o.number AND r.state = 'posted'), 0) AS found
  FROM workOrder w JOIN workOrder__operations o ON o.parentId = w.id WHERE said <> found`;

/** Nothing is used, returned or spoiled that was not issued. */
const MATERIAL = `
  SELECT w.id, w.number, m.lineNo AS operation, m.issued AS said, m.returned + m.scrapped AS found
  FROM workOrder w JOIN workOrder__materials m ON m.parentId = w.id
  WHERE m.returned + m.scrapped > m.issued`;

/** A closed or cancelled order claims nothing. */
const CLAIMED = `
  SELECT w.id, w.number, 0 AS said, sum(l.quantity) AS found
  FROM workOrder w JOIN reservation__lines l ON l.parentId = 'rsv_' || substr(w.id, 4)
  WHERE w.state IN ('draft', 'closed', 'cancelled') GROUP BY w.id HAVING found <> 0`;

const faults = (sql: Sql, query: string, what: string) =>
  sql.all(query).map((row) => ({
    what: `${row['number']}${row['operation'] ? ` ${row['operation']}` : ''}: ${what}`,
    expected: decimalOf(row['said']),
    found: decimalOf(row['found']),
    noun: 'workOrder',
    id: String(row['id']),
  }));

/** D3 for work orders: what they count is what their documents say. */
export const ordersCountTheirSteps: InvariantCheck = {
  id: 'D3-production',
  title: { en: 'Work orders count what their documents say', zh: '工单数量与单据一致' },
  report: defineReport({
    id: 'manufacturing.check.D3',
    run: (sql) =>
      checkResult([
        ...faults(sql, RECEIVED, 'received'),
        ...faults(sql, REPORTED, 'reported'),
        ...faults(sql, MATERIAL, 'returned or spoiled more than issued'),
        ...faults(sql, CLAIMED, 'still claims stock'),
      ]),
  }),
};
