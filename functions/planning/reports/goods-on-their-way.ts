import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import { type OnTheWay, type Shipment, stillOnTheWay } from '../domain/on-the-way.ts';

/** Lines that came into a warehouse in transit with a day of arrival, and were not taken back. */
const SHIPMENTS = `
  SELECT m.id, m.number, l.position, l.itemId, l.toWarehouseId AS wayId, m.goesToId, m.arrivesOn,
      l.quantity
    FROM stockMove m JOIN stockMove__lines l ON l.parentId = m.id
    WHERE m.arrivesOn IS NOT NULL AND m.reversedBy IS NULL AND m.reverses IS NULL`;

const NAMED = 'AND l.itemId IN (SELECT value FROM json_each(?1))';

/**
 * What moved into and out of warehouses in transit; out of them by where it went. Of items named it
 * is looked for by item: by warehouse, the plus says, would be through all that ever moved.
 */
const flows = (named: string): string => `
  SELECT l.itemId, l.toWarehouseId AS wayId, '' AS goesToId, l.quantity AS balance, 0 AS arrived
    FROM stockMove__lines l WHERE +l.toWarehouseId IN (SELECT id FROM way) ${named}
  UNION ALL
  SELECT l.itemId, l.fromWarehouseId, coalesce(l.toWarehouseId, ''), -l.quantity,
      CASE WHEN m.reverses IS NULL AND m.reversedBy IS NULL THEN l.quantity ELSE 0 END
    FROM stockMove__lines l JOIN stockMove m ON m.id = l.parentId
    WHERE +l.fromWarehouseId IN (SELECT id FROM way) ${named}`;

export interface ItemOnTheWay extends OnTheWay {
  itemId: string;
  wayId: string;
}

/** Goods in warehouses in transit by item and warehouse, of all items or of these. */
export function goodsOnTheirWay(sql: Sql, itemIds?: string): ItemOnTheWay[] {
  const ways = sql.all("SELECT id FROM warehouse WHERE kind = 'transit'");
  if (ways.length === 0) return [];
  const [named, params] = itemIds === undefined ? ['', []] : [NAMED, [itemIds]];
  const shipments = Map.groupBy(
    sql.all(`${SHIPMENTS} ${named}`, ...params).map(shipmentOf),
    ({ itemId, wayId }) => `${itemId} ${wayId}`,
  );
  const moved = sql.all(
    `WITH way AS (SELECT id FROM warehouse WHERE kind = 'transit')
      SELECT itemId, wayId, goesToId, sum(balance) AS balance, sum(arrived) AS arrived
        FROM (${flows(named)}) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    ...params,
  );
  const own = Map.groupBy(moved, ({ itemId, wayId }) => `${itemId} ${wayId}`);
  return [...own].map(([key, rows]): ItemOnTheWay => {
    const balance = rows.reduce((total, row) => total + BigInt(row['balance'] as bigint), 0n);
    const arrived = rows.map(
      (row) => [String(row['goesToId']), decimalOf(row['arrived'])] as const,
    );
    const [itemId = '', wayId = ''] = key.split(' ');
    const rest = stillOnTheWay(shipments.get(key) ?? [], decimalOf(balance), new Map(arrived));
    return { itemId, wayId, ...rest };
  });
}

const shipmentOf = (row: Record<string, unknown>): Shipment => ({
  id: String(row['id']),
  number: String(row['number']),
  line: Number(row['position']),
  itemId: String(row['itemId']),
  wayId: String(row['wayId']),
  ...(row['goesToId'] !== null && { goesToId: String(row['goesToId']) }),
  arrivesOn: String(row['arrivesOn']),
  quantity: decimalOf(row['quantity']),
});
