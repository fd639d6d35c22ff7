import { type Decimal, max, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import type { Peg } from '../domain/fit-pegs.ts';

export type Pegged = Pick<Peg, 'salesOrderId' | 'parentOrderId' | 'lineNo'>;

/** Sales stands on a higher floor: its tables are read as its contract declares them. */
const SOLD = `
  SELECT l.quantity, l.cancelled FROM salesOrder o JOIN salesOrder__lines l ON l.parentId = o.id
    WHERE o.id = ? AND l.lineNo = ? AND o.state IN ('confirmed', 'partlyDelivered', 'onHold')`;

const TAKEN = `
  SELECT m.required AS quantity, 0 AS cancelled
    FROM workOrder o JOIN workOrder__materials m ON m.parentId = o.id
    WHERE o.id = ? AND m.lineNo = ? AND o.state IN ('draft', 'released', 'kitted', 'inProcess')`;

/** What other work orders keep for the same line. */
const ELSEWHERE = `
  SELECT sum(CASE WHEN w.state = 'closed' THEN p.received ELSE p.quantity END) AS quantity
    FROM workOrder w JOIN workOrder__pegs p ON p.parentId = w.id
    WHERE w.id <> ? AND w.state <> 'cancelled' AND p.hard = 1 AND p.lineNo = ?
      AND coalesce(p.salesOrderId, p.parentOrderId) = ?`;

/** How much the lines that an order is for want of it, in the order of the pegs. */
export const wantedByPegs = defineReport({
  id: 'manufacturing.wantedByPegs',
  run: (
    sql: Sql,
    { workOrderId, pegs }: { workOrderId: string; pegs: readonly Pegged[] },
  ): Decimal[] =>
    pegs.map(({ salesOrderId, parentOrderId, lineNo }) => {
      const target = salesOrderId ?? parentOrderId ?? '';
      const [line] = sql.all(salesOrderId === undefined ? TAKEN : SOLD, target, lineNo);
      const [elsewhere] = sql.all(ELSEWHERE, workOrderId, lineNo, target);
      const whole = sub(decimalOf(line?.['quantity']), decimalOf(line?.['cancelled']));
      return max('0', sub(whole, decimalOf(elsewhere?.['quantity'])));
    }),
});
