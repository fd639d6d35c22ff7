import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { add, type Decimal, isPositive, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import type { ConsumingOrder } from '../domain/consume-forecast.ts';
import type { Demand } from '../domain/snapshot.ts';
import { MADE_TO_ORDER } from '../reports/flow-sql.ts';
import type { KeptFor } from './read-kept-for.ts';
import type { Released } from './read-released.ts';
import { areaOf } from './read-structure.ts';

type Row = Record<string, unknown>;
export type Unclaimed = (id: string, line: number, quantity: Decimal) => Decimal;

/** Sales stands on a higher floor: its tables are read as its contract declares them. */
const ORDER_LINES = `
  SELECT l.itemId, ${MADE_TO_ORDER}, o.id, o.state, l.lineNo, l.quantity, l.delivered, l.cancelled,
      coalesce(l.promisedDate, l.requestedDate, o.requestedDate, o.date), w.planningArea, c.tier
    FROM salesOrder o
    JOIN salesOrder__lines l ON l.parentId = o.id
    JOIN item i ON i.id = l.itemId
    LEFT JOIN warehouse w ON w.id = l.warehouseId
    LEFT JOIN customer c ON c.id = o.customerId
    WHERE o.state IN ('confirmed', 'partlyDelivered', 'delivered', 'closed')`;

const OPEN = new Set(['confirmed', 'partlyDelivered']);
const PRIORITIES: Readonly<Record<string, number>> = { A: 1, B: 2, C: 3 };
const UNTIERED = 4;

export interface OrderedLine extends ConsumingOrder {
  itemId: string;
  area: string;
  toOrder: boolean;
}

/** Open lines as demands, and all lines, shipped ones too, as what consumes forecasts. */
export function readSalesOrders(
  sql: Sql,
  planned: ReadonlySet<string>,
  unclaimed: Unclaimed,
): { demands: Demand[]; ordered: OrderedLine[] } {
  const demands: Demand[] = [];
  const ordered: OrderedLine[] = [];
  for (const row of sql.rows(ORDER_LINES)) {
    const [item, made, orderId, state, lineNo, asked, delivered, cancelled] = row;
    const [day, planningArea, tier] = row.slice(8);
    const itemId = String(item);
    if (!planned.has(itemId)) continue;
    const id = `${orderId}/${lineNo}`;
    const area = areaOf(planningArea);
    const date = String(day);
    const wanted = sub(decimalOf(asked), decimalOf(cancelled));
    const toOrder = made === 1n;
    ordered.push({ id, itemId, area, date, quantity: wanted, toOrder });
    if (!OPEN.has(String(state))) continue;
    const open = sub(wanted, decimalOf(delivered));
    const quantity = unclaimed(String(orderId), Number(lineNo), open);
    if (!isPositive(quantity)) continue;
    const priority = PRIORITIES[String(tier)] ?? UNTIERED;
    const order = toOrder ? { order: id } : {};
    demands.push({ id, kind: 'salesOrder', itemId, area, quantity, date, priority, ...order });
  }
  return { demands, ordered };
}

const MATERIALS = `
  SELECT o.id, o.startOn, o.itemId AS productId, m.lineNo, m.itemId, m.required,
      m.issued, m.returned, m.scrapped, w.planningArea,
      (SELECT p.salesOrderId || '/' || p.lineNo FROM workOrder__pegs p
        WHERE p.parentId = o.id AND p.hard = 1 AND p.salesOrderId IS NOT NULL
        ORDER BY p.position LIMIT 1) AS madeFor
    FROM workOrder o
    JOIN workOrder__materials m ON m.parentId = o.id
    LEFT JOIN warehouse w ON w.id = o.warehouseId
    WHERE o.state IN ('draft', 'released', 'kitted', 'inProcess')`;

/** What open work orders still have to be given, at their start. */
export function readMaterials(
  sql: Sql,
  planned: ReadonlySet<string>,
  unclaimed: Unclaimed,
  released: Released,
  kept: KeptFor,
): Demand[] {
  return sql.all(MATERIALS).flatMap((row: Row): Demand[] => {
    const itemId = String(row.itemId);
    const atHand = sub(
      sub(decimalOf(row.issued), decimalOf(row.returned)),
      decimalOf(row.scrapped),
    );
    const open = sub(decimalOf(row.required), atHand);
    const quantity = unclaimed(String(row.id), Number(row.lineNo), open);
    if (!planned.has(itemId) || !isPositive(quantity)) return [];
    const madeFor = row.madeFor ?? released.orderOf(row.id, String(row.productId));
    const order = kept.orderOf(madeFor, itemId);
    return [
      {
        id: `${row.id}/${row.lineNo}`,
        kind: 'component',
        itemId,
        area: areaOf(row.planningArea),
        quantity,
        date: String(row.startOn),
        priority: 0,
        ...(order !== undefined && { order }),
      },
    ];
  });
}

const FIRM_COMPONENTS = `
  SELECT f.id, f.area, f.startOn, f."order" AS madeFor, c.lineNo, c.itemId, c.quantity
    FROM firmPlannedOrder f JOIN firmPlannedOrder__components c ON c.parentId = f.id
    WHERE f.state = 'open'`;

/** What firm planned orders take of their components. */
export const readFirmComponents = (
  sql: Sql,
  planned: ReadonlySet<string>,
  kept: KeptFor,
): Demand[] =>
  sql.all(FIRM_COMPONENTS).flatMap((row: Row): Demand[] => {
    const itemId = String(row.itemId);
    if (!planned.has(itemId)) return [];
    const order = kept.orderOf(row.madeFor, itemId);
    return [
      {
        id: `${row.id}/${row.lineNo}`,
        kind: 'component',
        itemId,
        area: areaOf(row.area),
        quantity: decimalOf(row.quantity),
        date: String(row.startOn),
        priority: 0,
        ...(order !== undefined && { order }),
      },
    ];
  });

export interface PeriodRow {
  id: string;
  itemId: string;
  area: string;
  from: BusinessDate;
  to: BusinessDate;
  quantity: Decimal;
}

/** Forecasts that are not over. */
export const readForecasts = (
  sql: Sql,
  planned: ReadonlySet<string>,
  today: BusinessDate,
): PeriodRow[] =>
  sql
    .all(`SELECT * FROM forecast WHERE "to" >= ? AND coalesce(archived, 0) = 0 ORDER BY id`, today)
    .filter((row) => planned.has(String(row.itemId)))
    .map((row) => ({
      id: String(row.id),
      itemId: String(row.itemId),
      area: areaOf(row.area),
      from: String(row.from),
      to: String(row.to),
      quantity: add(decimalOf(row.quantity)),
    }));

export interface FamilyRow {
  id: string;
  area: string;
  from: BusinessDate;
  to: BusinessDate;
  quantity: Decimal;
  shares: { itemId: string; share: Decimal }[];
}

/** Master plans that are not over, with their items in the order of their lines. */
export function readMasterPlans(
  sql: Sql,
  planned: ReadonlySet<string>,
  today: BusinessDate,
): FamilyRow[] {
  const rows = sql.all(
    `SELECT * FROM masterPlan WHERE "to" >= ? AND coalesce(archived, 0) = 0 ORDER BY id`,
    today,
  );
  return rows.map((row) => ({
    id: String(row.id),
    area: areaOf(row.area),
    from: String(row.from),
    to: String(row.to),
    quantity: decimalOf(row.quantity),
    shares: sql
      .all(
        'SELECT itemId, share FROM masterPlan__shares WHERE parentId = ? ORDER BY position',
        String(row.id),
      )
      .map((share) => ({ itemId: String(share.itemId), share: decimalOf(share.share) }))
      .filter(({ itemId }) => planned.has(itemId)),
  }));
}
