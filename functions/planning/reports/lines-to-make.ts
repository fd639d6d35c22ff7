import { add, type Decimal, max, min, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import { reservedFor } from './flow-sql.ts';

type Row = Record<string, unknown>;

export interface LineToMake {
  salesOrderId: string;
  lineNo: number;
  itemId: string;
  itemCode: string;
  make: boolean;
  date: string;
  /** Not delivered, not reserved on hand, and not in a work order yet. */
  left: Decimal;
}

const LINES = `
  SELECT o.id, l.lineNo, l.itemId, i.code, i.make, l.quantity, l.delivered, l.cancelled,
      ${reservedFor('o.id', 'l.lineNo', 'l.itemId')} AS reserved,
      coalesce(l.promisedDate, l.requestedDate, o.requestedDate, o.date) AS date
    FROM salesOrder o
    JOIN salesOrder__lines l ON l.parentId = o.id
    JOIN item i ON i.id = l.itemId
    WHERE o.id IN (SELECT value FROM json_each(?))
      AND o.state IN ('confirmed', 'partlyDelivered')`;

/** All pegs of the work orders that any of the lines is pegged to, in their order. */
const PEGS = `
  SELECT w.id, w.state, w.received AS output, p.salesOrderId, p.lineNo, p.quantity, p.received,
      p.hard
    FROM workOrder w JOIN workOrder__pegs p ON p.parentId = w.id
    WHERE w.state <> 'cancelled' AND w.id IN (
      SELECT q.parentId FROM workOrder__pegs q
        WHERE q.salesOrderId IN (SELECT value FROM json_each(?)))
    ORDER BY w.id, p.hard DESC, p.position`;

interface Pegged {
  made: Decimal;
  toCome: Decimal;
}

/** What work orders have made for each line, and what they have still to make for it. */
function peggedByLine(rows: readonly Row[]): Map<string, Pegged> {
  const pegged = new Map<string, Pegged>();
  for (const own of Map.groupBy(rows, ({ id }) => id).values()) {
    // Hard pegs say what they got; the others share the rest in their order.
    let left = decimalOf(own[0]?.['output']);
    for (const { salesOrderId, lineNo, hard, state, ...row } of own) {
      const wanted = decimalOf(row['quantity']);
      const made = hard === 1n ? decimalOf(row['received']) : max('0', min(left, wanted));
      left = sub(left, made);
      const toCome = state === 'closed' ? '0' : sub(wanted, made);
      const key = `${salesOrderId}/${lineNo}`;
      const known = pegged.get(key) ?? { made: '0', toCome: '0' };
      pegged.set(key, { made: add(known.made, made), toCome: add(known.toCome, toCome) });
    }
  }
  return pegged;
}

/**
 * Open lines of sales orders with what no work order is for yet. What was made for a line may be
 * what was delivered of it or lies reserved for it: the larger of the two is done with.
 */
export const linesToMake = defineReport({
  id: 'planning.linesToMake',
  run: (sql: Sql, { salesOrderIds }: { salesOrderIds: readonly string[] }): LineToMake[] => {
    const ids = JSON.stringify(salesOrderIds);
    const pegged = peggedByLine(sql.all(PEGS, ids));
    return sql.all(LINES, ids).map((row) => {
      const { made = '0', toCome = '0' } = pegged.get(`${row['id']}/${row['lineNo']}`) ?? {};
      const wanted = sub(decimalOf(row['quantity']), decimalOf(row['cancelled']));
      const there = add(decimalOf(row['delivered']), decimalOf(row['reserved']));
      return {
        salesOrderId: String(row['id']),
        lineNo: Number(row['lineNo']),
        itemId: String(row['itemId']),
        itemCode: String(row['code']),
        make: row['make'] === 1n,
        date: String(row['date']),
        left: sub(wanted, add(max(made, there), toCome)),
      };
    });
  },
});
