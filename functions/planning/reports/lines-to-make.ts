import { type Decimal, sub } from '../../../shared/kernel/decimal.ts';
import { expiredIn } from '../../inventory/queries.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import { leftToMake, type OutputPeg, type PeggedOutput } from '../domain/left-to-make.ts';
import { MADE_TO_ORDER, reservedFor } from './flow-sql.ts';
import { workLeft } from './work-left.ts';

type Row = Record<string, unknown>;

export interface LineToMake {
  salesOrderId: string;
  lineNo: number;
  itemId: string;
  itemCode: string;
  make: boolean;
  /** What is made for it is for nobody else. */
  toOrder: boolean;
  date: string;
  /** Not delivered, not reserved on hand, and nothing is being made for it. */
  left: Decimal;
}

const LINES = `
  SELECT o.id, l.lineNo, l.itemId, i.code, i.make,
      ${MADE_TO_ORDER} AS toOrder, l.quantity, l.delivered, l.cancelled,
      ${reservedFor('o.id', 'l.lineNo', 'l.itemId')} AS reserved,
      coalesce(l.promisedDate, l.requestedDate, o.requestedDate, o.date) AS date
    FROM salesOrder o
    JOIN salesOrder__lines l ON l.parentId = o.id
    JOIN item i ON i.id = l.itemId
    WHERE o.id IN (SELECT value FROM json_each(?))
      AND o.state IN ('confirmed', 'partlyDelivered')`;

/** All pegs of the work orders that any of the lines is pegged to, in their order. */
const PEGS = `
  SELECT w.id, w.state, w.quantity, w.good, w.scrapped, w.yield, w.received, p.salesOrderId,
      p.lineNo, p.quantity AS pegged, p.received AS handedOver, p.hard
    FROM workOrder w JOIN workOrder__pegs p ON p.parentId = w.id
    WHERE w.state <> 'cancelled' AND w.id IN (
      SELECT q.parentId FROM workOrder__pegs q
        WHERE q.salesOrderId IN (SELECT value FROM json_each(?)))
    ORDER BY w.id, p.hard DESC, p.position`;

/** Firm planned orders that are kept for a line of the orders. */
const FIRM = `
  SELECT "order" AS line, itemId, quantity FROM firmPlannedOrder
    WHERE state = 'open' AND "order" IS NOT NULL
      AND substr("order", 1, instr("order", '/') - 1) IN (SELECT value FROM json_each(?))
    ORDER BY id`;

/** Warehouses whose goods are ours. */
const OWN = `SELECT id FROM warehouse WHERE kind <> 'customerOwned'`;

/** What lies anywhere, on its way or waiting to be inspected too, and nobody has reserved. */
const FREE = `
  WITH wanted(id) AS (SELECT value FROM json_each(?)),
  own(id) AS (${OWN})
  SELECT itemId, sum(quantity) AS quantity FROM (
    SELECT itemId, quantity FROM stockMove__lines
      WHERE itemId IN (SELECT id FROM wanted) AND +toWarehouseId IN (SELECT id FROM own)
    UNION ALL
    SELECT itemId, -quantity FROM stockMove__lines
      WHERE itemId IN (SELECT id FROM wanted) AND +fromWarehouseId IN (SELECT id FROM own)
    UNION ALL
    SELECT itemId, -quantity FROM reservation__lines
      WHERE itemId IN (SELECT id FROM wanted) AND +warehouseId IN (SELECT id FROM own)
  ) GROUP BY itemId`;

const keyOf = (row: Row, id: unknown): string => `${id}/${row['lineNo']}`;

function pegOf(row: Row): OutputPeg {
  const { salesOrderId } = row;
  return {
    ...(salesOrderId !== null && { line: keyOf(row, salesOrderId) }),
    quantity: decimalOf(row['pegged']),
    hard: row['hard'] === 1n,
    received: decimalOf(row['handedOver']),
  };
}

const outputsOf = (rows: readonly Row[]): PeggedOutput[] =>
  [...Map.groupBy(rows, ({ id }) => id).values()].map((own) => {
    const order = own[0] as Row;
    return {
      output: decimalOf(order['received']),
      rest: order['state'] === 'closed' ? '0' : workLeft(order),
      pegs: own.map(pegOf),
    };
  });

/** Parts that are kept for a line do not make its product. */
const firmOutputs = (rows: readonly Row[], itemOf: (line: string) => unknown): PeggedOutput[] =>
  rows
    .filter(({ line, itemId }) => itemOf(String(line)) === itemId)
    .map((row) => {
      const quantity = decimalOf(row['quantity']);
      const peg = { line: String(row['line']), quantity, hard: true, received: '0' };
      return { output: '0', rest: quantity, pegs: [peg] };
    });

/** Not delivered and not reserved; what was cancelled is not wanted. */
function needOf(row: Row): Decimal {
  const wanted = sub(decimalOf(row['quantity']), decimalOf(row['cancelled']));
  return sub(sub(wanted, decimalOf(row['delivered'])), decimalOf(row['reserved']));
}

/** By item, without what has expired. */
function freeOf(sql: Sql, itemIds: readonly string[], today: string): Map<string, Decimal> {
  const rows = sql.all(FREE, JSON.stringify(itemIds));
  const free = new Map(rows.map((row) => [String(row['itemId']), decimalOf(row['quantity'])]));
  for (const { itemId, quantity } of expiredIn(sql, itemIds, today, OWN)) {
    free.set(itemId, sub(free.get(itemId) ?? '0', quantity));
  }
  return free;
}

interface Asked {
  salesOrderIds: readonly string[];
  today: string;
}

/** Open lines of sales orders with what nothing has been made or begun for yet. */
export const linesToMake = defineReport({
  id: 'planning.linesToMake',
  run: (sql: Sql, { salesOrderIds, today }: Asked): LineToMake[] => {
    const asked = new Set(salesOrderIds);
    const pegs = sql.all(PEGS, JSON.stringify([...asked]));
    // What another order's line needs of the same work order is not left for these.
    const named = pegs.flatMap(({ salesOrderId: id }) => (id === null ? [] : [String(id)]));
    const ids = JSON.stringify([...new Set([...asked, ...named])]);
    const rows = new Map(sql.all(LINES, ids).map((row) => [keyOf(row, row['id']), row]));
    const needs = new Map(
      [...rows].map(([key, row]) => [key, { itemId: String(row['itemId']), need: needOf(row) }]),
    );
    const firm = firmOutputs(sql.all(FIRM, ids), (line) => rows.get(line)?.['itemId']);
    const itemIds = [...new Set([...needs.values()].map((one) => one.itemId))];
    const free = freeOf(sql, itemIds, today);
    const outputs = [...outputsOf(pegs), ...firm];
    const left = leftToMake(needs, outputs, (itemId) => free.get(itemId) ?? '0');
    return [...rows]
      .filter(([, row]) => asked.has(String(row['id'])))
      .map(([key, row]) => ({
        salesOrderId: String(row['id']),
        lineNo: Number(row['lineNo']),
        itemId: String(row['itemId']),
        itemCode: String(row['code']),
        make: row['make'] === 1n,
        toOrder: row['toOrder'] === 1n,
        date: String(row['date']),
        left: left.get(key) as Decimal,
      }));
  },
});
