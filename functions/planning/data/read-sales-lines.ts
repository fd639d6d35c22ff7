import { type Decimal, isPositive, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import { areaOf } from '../domain/areas.ts';
import type { ConsumingOrder } from '../domain/consume-forecast.ts';
import type { Demand, PlannedItem } from '../domain/snapshot.ts';
import { MADE_TO_ORDER } from '../reports/flow-sql.ts';
import type { Unclaimed } from './read-stock.ts';

/** Sales stands on a higher floor: its tables are read as its contract declares them. */
const linesOf = (orders: string): string => `
  SELECT o.id || '/' || l.lineNo, l.itemId, ${MADE_TO_ORDER},
      l.quantity - coalesce(l.cancelled, 0), l.delivered,
      coalesce(l.promisedDate, l.requestedDate, o.requestedDate, o.date), w.planningArea, c.tier
    FROM salesOrder o
    JOIN salesOrder__lines l ON l.parentId = o.id
    JOIN item i ON i.id = l.itemId
    LEFT JOIN warehouse w ON w.id = l.warehouseId
    LEFT JOIN customer c ON c.id = o.customerId
    WHERE ${orders}`;

const OPEN_LINES = linesOf(`o.state IN ('confirmed', 'partlyDelivered')`);
const SHIPPED_LINES = linesOf(`o.state IN ('delivered', 'closed')
      AND l.itemId IN (SELECT value FROM json_each(?))`);

const PRIORITIES: Readonly<Record<string, number>> = { A: 1, B: 2, C: 3 };
const UNTIERED = 4;

/** A line of a sales order; `quantity` is what was ordered and not cancelled. */
export interface SalesLine extends ConsumingOrder {
  itemId: string;
  area: string;
  toOrder: boolean;
  delivered: Decimal;
  priority: number;
}

type Items = ReadonlyMap<string, PlannedItem>;

function salesLineOf(row: readonly unknown[], items: Items): SalesLine {
  const [id, item, made, quantity, delivered, day, planningArea, tier] = row;
  const itemId = String(item);
  return {
    id: String(id),
    // One text for all lines of an item is found faster than one for each.
    itemId: items.get(itemId)?.id ?? itemId,
    area: areaOf(planningArea),
    date: String(day),
    quantity: decimalOf(quantity),
    toOrder: made === 1n,
    delivered: decimalOf(delivered),
    priority: PRIORITIES[String(tier)] ?? UNTIERED,
  };
}

/** Lines of orders that are not all delivered, of goods and of all else. */
export function readOpenLines(sql: Sql, items: Items): SalesLine[] {
  const lines: SalesLine[] = [];
  for (const row of sql.rows(OPEN_LINES)) lines.push(salesLineOf(row, items));
  return lines;
}

/** Lines of these items in orders that are all delivered: they consume forecasts like others. */
export function readShippedLines(
  sql: Sql,
  items: Items,
  itemIds: ReadonlySet<string>,
): SalesLine[] {
  if (itemIds.size === 0) return [];
  const rows = sql.rows(SHIPPED_LINES, JSON.stringify([...itemIds]));
  return Array.from(rows, (row) => salesLineOf(row, items));
}

/** What open lines still want beyond what is claimed for them. */
export function salesDemands(
  lines: readonly SalesLine[],
  items: Items,
  unclaimed: Unclaimed,
): Demand[] {
  const demands: Demand[] = [];
  for (const line of lines) {
    const { id, itemId, area, date, priority, toOrder } = line;
    if (!items.has(itemId)) continue;
    const quantity = unclaimed(id, sub(line.quantity, line.delivered));
    if (!isPositive(quantity)) continue;
    const order = toOrder ? { order: id } : {};
    demands.push({ id, kind: 'salesOrder', itemId, area, quantity, date, priority, ...order });
  }
  return demands;
}
