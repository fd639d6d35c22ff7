import { add, isPositive, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import type { Supply } from '../domain/snapshot.ts';
import { areaOf } from './read-structure.ts';

type Row = Record<string, unknown>;
type Kind = Supply['kind'];

/** What was released for an order of a customer stays with it. */
const MADE_FOR = `(SELECT f."order" FROM firmPlannedOrder f
  WHERE f.documentId = o.id AND f.itemId = l.itemId AND +f.state = 'released'
  ORDER BY f.id LIMIT 1)`;

const PURCHASES = `
  SELECT o.id || '/' || l.lineNo AS id, l.itemId, w.planningArea, l.quantity, l.received,
      l.cancelled, l.replaced, ${MADE_FOR} AS madeFor,
      coalesce(l.confirmedOn, l.promisedOn, l.neededOn, o.date) AS date
    FROM purchaseOrder o
    JOIN purchaseOrder__lines l ON l.parentId = o.id
    LEFT JOIN warehouse w ON w.id = l.warehouseId
    WHERE o.state IN ('draft', 'approved', 'partlyReceived', 'received')`;

const REQUESTS = `
  SELECT r.id, r.itemId, w.planningArea, r.quantity, r.ordered, r.neededOn AS date
    FROM purchaseRequest r LEFT JOIN warehouse w ON w.id = r.warehouseId
    WHERE r.state = 'open'`;

const WORK = `
  SELECT o.id, o.itemId, w.planningArea, o.quantity, o.received, o.scrapped, o.yield, o.state,
      o.good, o.dueOn AS date,
      (SELECT p.salesOrderId || '/' || p.lineNo FROM workOrder__pegs p
        WHERE p.parentId = o.id AND p.hard = 1 AND p.salesOrderId IS NOT NULL
        ORDER BY p.position LIMIT 1) AS madeFor
    FROM workOrder o LEFT JOIN warehouse w ON w.id = o.warehouseId
    WHERE o.state IN ('draft', 'released', 'kitted', 'inProcess', 'done')`;

const FIRM = `
  SELECT id, itemId, area AS planningArea, quantity, availableOn AS date, "order" AS madeFor
    FROM firmPlannedOrder WHERE state = 'open'`;

/** A finished order brings what is good; pieces that fail are in its yield, if it has one. */
function workLeft(row: Row): string {
  if (row.state === 'done') return sub(decimalOf(row.good), decimalOf(row.received));
  const lost = row.yield === null ? decimalOf(row.scrapped) : '0';
  return sub(sub(decimalOf(row.quantity), decimalOf(row.received)), lost);
}

const purchaseLeft = (row: Row): string =>
  sub(
    add(decimalOf(row.quantity), decimalOf(row.replaced)),
    add(decimalOf(row.received), decimalOf(row.cancelled)),
  );

const sources: readonly [kind: Kind, query: string, left: (row: Row) => string][] = [
  ['purchaseOrder', PURCHASES, purchaseLeft],
  ['purchaseRequest', REQUESTS, (row) => sub(decimalOf(row.quantity), decimalOf(row.ordered))],
  ['workOrder', WORK, workLeft],
  ['firmPlanned', FIRM, (row) => decimalOf(row.quantity)],
];

/** What documents will bring in. Drafts count: a run must not plan the same again. */
export function readSupplies(sql: Sql, planned: ReadonlySet<string>): Supply[] {
  return sources.flatMap(([kind, query, left]) =>
    sql.all(query).flatMap((row): Supply[] => {
      const itemId = String(row.itemId);
      const quantity = left(row);
      if (!planned.has(itemId) || !isPositive(quantity)) return [];
      const area = areaOf(row.planningArea);
      const { madeFor = null } = row;
      const order = madeFor === null ? {} : { order: String(madeFor) };
      return [
        { id: String(row.id), kind, itemId, area, quantity, date: String(row.date), ...order },
      ];
    }),
  );
}
