import type { WorkCalendar } from '../../../shared/kernel/calendar.ts';
import { addDays, type BusinessDate, laterOf } from '../../../shared/kernel/date.ts';
import { type Decimal, isPositive, sub } from '../../../shared/kernel/decimal.ts';
import { daysAfter, leadDays, usableOn } from '../../../shared/kernel/lead-time.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import { areaOf } from '../domain/areas.ts';
import { type Assumptions, assumedDelay } from '../domain/assumptions.ts';
import type { LeadTime, PlannedItem, Supply } from '../domain/snapshot.ts';
import { TO_COME } from '../reports/flow-sql.ts';
import { workLeft } from '../reports/work-left.ts';
import type { KeptFor } from './read-kept-for.ts';
import type { Released } from './read-released.ts';

type Row = Record<string, unknown>;
type Kind = Supply['kind'];

const PURCHASES = `
  SELECT o.id || '/' || l.lineNo AS id, o.id AS documentId, o.supplierId, l.itemId,
      w.planningArea,
      ${TO_COME} AS toCome, l.received,
      coalesce(l.confirmedOn, l.promisedOn, l.neededOn, o.date) AS date,
      (SELECT r.madeFor FROM purchaseOrder__pegs p JOIN purchaseRequest r ON r.id = p.requestId
        WHERE p.parentId = o.id AND p.lineNo = l.lineNo AND r.madeFor IS NOT NULL
        ORDER BY p.position LIMIT 1) AS madeFor
    FROM purchaseOrder o
    JOIN purchaseOrder__lines l ON l.parentId = o.id
    LEFT JOIN warehouse w ON w.id = l.warehouseId
    WHERE o.state IN ('draft', 'approved', 'partlyReceived', 'received')`;

const REQUESTS = `
  SELECT r.id, r.itemId, w.planningArea, r.quantity, r.ordered, r.neededOn AS date,
      r.madeFor
    FROM purchaseRequest r LEFT JOIN warehouse w ON w.id = r.warehouseId
    WHERE r.state = 'open'`;

const WORK = `
  SELECT o.id, o.id AS documentId, o.itemId, w.planningArea, o.quantity, o.received, o.scrapped,
      o.yield, o.state, o.good, o.dueOn AS date,
      (SELECT p.salesOrderId || '/' || p.lineNo FROM workOrder__pegs p
        WHERE p.parentId = o.id AND p.hard = 1 AND p.salesOrderId IS NOT NULL
        ORDER BY p.position LIMIT 1) AS madeFor
    FROM workOrder o LEFT JOIN warehouse w ON w.id = o.warehouseId
    WHERE o.state IN ('draft', 'released', 'kitted', 'inProcess', 'done')`;

const FIRM = `
  SELECT id, itemId, area AS planningArea, quantity, availableOn AS date, "order" AS madeFor
    FROM firmPlannedOrder WHERE state = 'open'`;

const sources: readonly [kind: Kind, query: string, left: (row: Row) => Decimal][] = [
  ['purchaseOrder', PURCHASES, (row) => sub(decimalOf(row.toCome), decimalOf(row.received))],
  ['purchaseRequest', REQUESTS, (row) => sub(decimalOf(row.quantity), decimalOf(row.ordered))],
  ['workOrder', WORK, workLeft],
  ['firmPlanned', FIRM, (row) => decimalOf(row.quantity)],
];

export interface SupplyContext {
  today: BusinessDate;
  /** The days that count for what is got so; the company's where nothing else is said. */
  calendarOf: (leadTime: LeadTime) => WorkCalendar;
  items: ReadonlyMap<string, PlannedItem>;
  released: Released;
  kept: KeptFor;
  assumptions?: Assumptions;
}

/** What documents will bring in. Drafts count: a run must not plan the same again. */
export const readSupplies = (sql: Sql, context: SupplyContext): Supply[] =>
  sources.flatMap(([kind, query, left]) =>
    sql.all(query).flatMap((row): Supply[] => {
      const item = context.items.get(String(row.itemId));
      const quantity = left(row);
      if (item === undefined || !isPositive(quantity)) return [];
      const { documentId, madeFor } = row;
      const named = madeFor ?? context.released.orderOf(documentId, item.id);
      const order = context.kept.orderOf(named, item.id);
      return [
        {
          ...{
            id: String(row.id),
            kind,
            itemId: item.id,
            area: areaOf(row.planningArea),
            quantity,
          },
          ...datesOf(kind, row, { item, quantity }, context),
          ...(order !== undefined && { order }),
        },
      ];
    }),
  );

/**
 * What arrives or is finished can be used after its days to receive; a firm order says that day
 * itself. A work order covers what it was released for however late it is, and everything covers
 * what is needed before it comes, if as much could not be had sooner by another order.
 */
function datesOf(
  kind: Kind,
  row: Row,
  wanted: Wanted,
  context: SupplyContext,
): Pick<Supply, 'date' | 'overdueSince' | 'coversFrom'> {
  const { today, calendarOf, released } = context;
  const said = assumedArrival(kind, row, context) ?? String(row.date);
  const { leadTime } = wanted.item;
  const calendar = calendarOf(leadTime);
  const date = kind === 'firmPlanned' ? said : usableOn(said, today, leadTime, calendar);
  const overdue = said < today && date !== said ? { overdueSince: said } : {};
  const neededOn = kind === 'workOrder' ? released.neededOn(row.documentId) : undefined;
  const coversFrom = isSoonest(date, wanted, context) ? today : neededOn;
  const covers = coversFrom !== undefined && coversFrom < date ? { coversFrom } : {};
  return { date, ...overdue, ...covers };
}

/** Of a purchase that is assumed to come later than its order says; one overdue, than today. */
function assumedArrival(
  kind: Kind,
  { supplierId, itemId, date }: Row,
  { assumptions, today }: SupplyContext,
): BusinessDate | undefined {
  if (assumptions === undefined || kind !== 'purchaseOrder') return undefined;
  const bought = { supplierId: String(supplierId), itemId: String(itemId) };
  const days = assumedDelay(assumptions, bought);
  return days === 0 ? undefined : addDays(laterOf(String(date), today), days);
}

interface Wanted {
  item: PlannedItem;
  quantity: Decimal;
}

/** Whether as much could not be used sooner than on that day by another order. */
export function isSoonest(
  date: BusinessDate,
  { item: { leadTime }, quantity }: Wanted,
  { today, calendarOf }: SupplyContext,
): boolean {
  const calendar = calendarOf(leadTime);
  const placed = daysAfter(today, leadDays(leadTime, quantity), leadTime.counts, calendar);
  return date <= usableOn(placed, today, leadTime, calendar);
}
