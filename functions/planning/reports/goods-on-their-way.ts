import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import { type OnTheWay, type Shipment, stillOnTheWay } from '../domain/on-the-way.ts';

/** Lines that came into a warehouse in transit with a day of arrival, and were not taken back. */
const SHIPMENTS = `
  SELECT m.id, m.number, l.position + 1 AS line, l.itemId, l.toWarehouseId AS wayId, m.goesToId,
      m.date AS sentOn, m.arrivesOn, l.quantity
    FROM stockMove m JOIN stockMove__lines l ON l.parentId = m.id
    WHERE m.arrivesOn IS NOT NULL AND m.reversedBy IS NULL AND m.reverses IS NULL`;

const NAMED = 'AND l.itemId IN (SELECT value FROM json_each(?1))';

/**
 * What moved into and out of warehouses in transit; out of them by where it went and when. Of items
 * named it is looked for by item: by warehouse, the plus says, would be through all that ever
 * moved.
 */
const flows = (named: string): string => `
  SELECT l.itemId, l.toWarehouseId AS wayId, '' AS placeId, '' AS date,
      l.quantity AS balance, 0 AS arrived
    FROM stockMove__lines l WHERE +l.toWarehouseId IN (SELECT id FROM way) ${named}
  UNION ALL
  SELECT l.itemId, l.fromWarehouseId, coalesce(l.toWarehouseId, ''), m.date, -l.quantity,
      CASE WHEN m.reverses IS NULL AND m.reversedBy IS NULL THEN l.quantity ELSE 0 END
    FROM stockMove__lines l JOIN stockMove m ON m.id = l.parentId
    WHERE +l.fromWarehouseId IN (SELECT id FROM way) ${named}`;

export interface ItemOnTheWay extends OnTheWay {
  itemId: string;
  wayId: string;
}

/**
 * Goods in warehouses in transit by item and warehouse, of all items or of these. What goes on to a
 * warehouse that does not count does not count.
 */
export function goodsOnTheirWay(sql: Sql, itemIds?: string): ItemOnTheWay[] {
  const warehouses = sql.all('SELECT id, kind, nettable FROM warehouse');
  if (!warehouses.some(({ kind }) => kind === 'transit')) return [];
  const counting = warehouses.filter(({ kind, nettable }) => kind === 'normal' && nettable === 1n);
  const places = new Set(counting.map(({ id }) => String(id)));
  const [named, params] = itemIds === undefined ? ['', []] : [NAMED, [itemIds]];
  const shipments = Map.groupBy(
    sql.all(`${SHIPMENTS} ${named}`, ...params).map(shipmentOf),
    ({ itemId, wayId }) => `${itemId} ${wayId}`,
  );
  const moved = sql.all(
    `WITH way AS (SELECT id FROM warehouse WHERE kind = 'transit')
      SELECT itemId, wayId, placeId, date, sum(balance) AS balance, sum(arrived) AS arrived
        FROM (${flows(named)}) GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    ...params,
  );
  const own = Map.groupBy(moved, ({ itemId, wayId }) => `${itemId} ${wayId}`);
  return [...own].map(([key, rows]): ItemOnTheWay => {
    const balance = rows.reduce((total, row) => total + BigInt(row['balance'] as bigint), 0n);
    const arrivals = rows.map((row) => ({
      placeId: String(row['placeId']),
      date: String(row['date']),
      quantity: decimalOf(row['arrived']),
    }));
    const [itemId = '', wayId = ''] = key.split(' ');
    const rest = stillOnTheWay(shipments.get(key) ?? [], decimalOf(balance), arrivals);
    const left = rest.left.filter(({ goesToId }) => goesToId === undefined || places.has(goesToId));
    return { itemId, wayId, left, undated: rest.undated };
  });
}

const shipmentOf = (row: Record<string, unknown>): Shipment => ({
  id: String(row['id']),
  number: String(row['number']),
  line: Number(row['line']),
  itemId: String(row['itemId']),
  wayId: String(row['wayId']),
  ...(row['goesToId'] !== null && { goesToId: String(row['goesToId']) }),
  sentOn: String(row['sentOn']),
  arrivesOn: String(row['arrivesOn']),
  quantity: decimalOf(row['quantity']),
});
