import { laterOf } from '../../../shared/kernel/date.ts';
import { type Decimal, isPositive, isZero, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import type { OnHand, Supply } from '../domain/snapshot.ts';
import { goodsOnTheirWay } from '../reports/goods-on-their-way.ts';
import type { readWarehouses } from './read-structure.ts';

/** What lies where, and how much of it is claimed for good. */
const STOCK = `
  SELECT itemId, warehouseId, sum(quantity) AS quantity FROM (
    SELECT itemId, toWarehouseId AS warehouseId, quantity
      FROM stockMove__lines WHERE toWarehouseId IS NOT NULL
    UNION ALL
    SELECT itemId, fromWarehouseId, -quantity
      FROM stockMove__lines WHERE fromWarehouseId IS NOT NULL
    UNION ALL
    SELECT itemId, warehouseId, -quantity FROM reservation__lines WHERE kind = 'hard'
  ) GROUP BY itemId, warehouseId ORDER BY itemId, warehouseId`;

/** What hard claims hold of each line of a document: it leaves netting with its stock. */
const CLAIMS = `
  SELECT json_extract(d.json, '$.source.id') AS sourceId, l.sourceLine,
      sum(l.quantity) AS quantity
    FROM doc d JOIN reservation__lines l ON l.parentId = d.id
    WHERE d.entity = 'reservation' AND d.deleted = 0 AND l.kind = 'hard' GROUP BY 1, 2`;

type Warehouses = ReturnType<typeof readWarehouses>;

export function readStock(
  sql: Sql,
  warehouses: Warehouses,
  planned: ReadonlySet<string>,
  today: string,
): { onHand: OnHand[]; transit: Supply[] } {
  const onHand: OnHand[] = [];
  for (const [item, warehouse, sum] of sql.rows(STOCK)) {
    const itemId = String(item);
    const warehouseId = String(warehouse);
    const quantity = decimalOf(sum);
    if (!planned.has(itemId) || isZero(quantity)) continue;
    const area = warehouses.areas.get(warehouseId) ?? '';
    if (warehouses.nettable.has(warehouseId)) onHand.push({ itemId, area, quantity });
  }
  return { onHand, transit: readTransit(sql, warehouses, planned, today) };
}

/** Shipments count where they go on the day they arrive, the rest where it is today. */
function readTransit(
  sql: Sql,
  { areas, nettable }: Warehouses,
  planned: ReadonlySet<string>,
  today: string,
): Supply[] {
  return goodsOnTheirWay(sql).flatMap(({ itemId, wayId, left, undated }): Supply[] => {
    if (!planned.has(itemId)) return [];
    const way = { kind: 'transit' as const, itemId, area: areas.get(wayId) ?? '' };
    const dated = left.flatMap(({ id, line, goesToId, arrivesOn, quantity }): Supply[] => {
      if (goesToId !== undefined && !nettable.has(goesToId)) return [];
      const area = goesToId === undefined ? way.area : (areas.get(goesToId) ?? '');
      const overdue = arrivesOn < today ? { overdueSince: arrivesOn } : {};
      const date = laterOf(arrivesOn, today);
      return [{ ...way, id: `${id}/${line}`, area, quantity, date, ...overdue }];
    });
    if (!isPositive(undated)) return dated;
    return [...dated, { ...way, id: `${wayId}/${itemId}`, quantity: undated, date: today }];
  });
}

/** How much of a document's line is not held by a hard claim. */
export function readClaims(sql: Sql): (id: string, line: number, quantity: Decimal) => Decimal {
  const claims = new Map<string, Decimal>();
  for (const row of sql.each(CLAIMS)) {
    claims.set(`${row.sourceId}/${row.sourceLine}`, decimalOf(row.quantity));
  }
  return (id, line, quantity) => {
    const held = claims.get(`${id}/${line}`);
    return held === undefined ? quantity : sub(quantity, held);
  };
}
