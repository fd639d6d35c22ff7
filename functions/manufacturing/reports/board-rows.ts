import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

export interface BoardRow {
  workOrderId: string;
  number: string;
  itemId: string;
  department?: string;
  state: string;
  startOn: string;
  dueOn: string;
  doneOn?: string;
  lateReason?: string;
  planned: Decimal;
  received: Decimal;
  scrapped: Decimal;
  /** Pieces worked at all operations, and how many operations there are. */
  worked: Decimal;
  operations: number;
  /** A component is neither issued in full nor, the order being released only, claimed. */
  short: boolean;
}

export interface BoardDay {
  date: string;
  department?: string;
  planned: Decimal;
  received: Decimal;
  orders: number;
}

const ROWS = `
  SELECT w.*, (SELECT sum(o.good + o.scrap) FROM workOrder__operations o WHERE o.parentId = w.id)
      AS worked,
    (SELECT count(*) FROM workOrder__operations o WHERE o.parentId = w.id) AS operations,
    EXISTS (SELECT 1 FROM workOrder__materials m WHERE m.parentId = w.id
      AND m.required > m.issued - m.returned - m.scrapped) AS short
  FROM workOrder w
  WHERE (w.state IN ('released', 'kitted', 'inProcess')
      OR (w.state IN ('done', 'closed') AND w.doneOn >= ?1))
    AND (?2 = '' OR w.department = ?2)
  ORDER BY w.dueOn, w.id LIMIT 1000`;

const DAYS = `
  SELECT day, department, sum(planned) AS planned, sum(received) AS received, sum(orders) AS orders
  FROM (
    SELECT dueOn AS day, department, quantity AS planned, 0 AS received, 1 AS orders
      FROM workOrder WHERE state NOT IN ('draft', 'cancelled')
    UNION ALL
    SELECT r.date, w.department, 0, r.quantity, 0 FROM productionReceipt r
      JOIN workOrder w ON w.id = r.workOrderId WHERE r.state = 'posted'
  ) WHERE day BETWEEN ?1 AND ?3 AND (?2 = '' OR department = ?2)
  GROUP BY day, department ORDER BY day, department`;

const optional = <N extends string>(name: N, value: unknown) =>
  typeof value === 'string' ? ({ [name]: value } as Record<N, string>) : {};

/** Orders in work or done since a day, and what was planned and came in by day. */
export const boardRows = defineReport({
  id: 'manufacturing.boardRows',
  run(sql: Sql, { from, until, department }: { from: string; until: string; department: string }) {
    const rows = sql.all(ROWS, from, department).map(
      (row): BoardRow => ({
        workOrderId: String(row['id']),
        number: String(row['number']),
        itemId: String(row['itemId']),
        ...optional('department', row['department']),
        state: String(row['state']),
        startOn: String(row['startOn']),
        dueOn: String(row['dueOn']),
        ...optional('doneOn', row['doneOn']),
        ...optional('lateReason', row['lateReason']),
        planned: decimalOf(row['quantity']),
        received: decimalOf(row['received']),
        scrapped: decimalOf(row['scrapped']),
        worked: decimalOf(row['worked']),
        operations: Number(row['operations']),
        short: Number(row['short']) === 1,
      }),
    );
    const days = sql.all(DAYS, from, department, until).map(
      (row): BoardDay => ({
        date: String(row['day']),
        ...optional('department', row['department']),
        planned: decimalOf(row['planned']),
        received: decimalOf(row['received']),
        orders: Number(row['orders']),
      }),
    );
    return { rows, days };
  },
});
