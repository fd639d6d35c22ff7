import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { type Decimal, neg, sub } from '../../../shared/kernel/decimal.ts';
import { expiredIn } from '../../inventory/queries.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import type { OnHand, PlannedItem } from '../domain/snapshot.ts';
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
type Items = ReadonlyMap<string, PlannedItem>;

/** Items whose lots are told apart, so that some may be past their day. */
const trackedItems = (sql: Sql): readonly string[] =>
  sql.kept({ id: 'planning.trackedItems', nouns: ['item'], given: '' }, () =>
    sql.all('SELECT id FROM item WHERE trackLots = 1').map(({ id }) => String(id)),
  );

export function readStock(
  sql: Sql,
  warehouses: Warehouses,
  items: Items,
  today: BusinessDate,
): readonly OnHand[] {
  const nouns = ['item', 'warehouse', 'stockMove', 'reservation'];
  const tracked = trackedItems(sql);
  const given = tracked.length === 0 ? '' : today;
  return sql.kept({ id: 'planning.stock', nouns, given }, () => [
    ...stockOf(sql, warehouses, items),
    ...lessExpired(sql, tracked, warehouses, today).filter(({ itemId }) => items.has(itemId)),
  ]);
}

/** What has expired serves nobody: it is taken off again. */
const lessExpired = (
  sql: Sql,
  tracked: readonly string[],
  { nettable, areas }: Warehouses,
  today: BusinessDate,
): OnHand[] =>
  expiredIn(sql, tracked, today)
    .filter(({ warehouseId }) => nettable.has(warehouseId))
    .map(({ itemId, warehouseId, quantity }) => ({
      itemId,
      area: areas.get(warehouseId) ?? '',
      quantity: neg(quantity),
    }));

function stockOf(sql: Sql, warehouses: Warehouses, items: Items): OnHand[] {
  const onHand: OnHand[] = [];
  for (const [item, warehouse, sum] of sql.rows(STOCK)) {
    const warehouseId = String(warehouse);
    if (!warehouses.nettable.has(warehouseId) || sum === 0n) continue;
    const itemId = items.get(String(item))?.id;
    if (itemId === undefined) continue;
    const area = warehouses.areas.get(warehouseId) ?? '';
    onHand.push({ itemId, area, quantity: decimalOf(sum) });
  }
  return onHand;
}

/** How much of a document's line, named as document/line, is not held by a hard claim. */
export type Unclaimed = (line: string, quantity: Decimal) => Decimal;

export function readClaims(sql: Sql): Unclaimed {
  const claims = new Map<string, Decimal>();
  for (const row of sql.each(CLAIMS)) {
    claims.set(`${row.sourceId}/${row.sourceLine}`, decimalOf(row.quantity));
  }
  return (line, quantity) => {
    const held = claims.get(line);
    return held === undefined ? quantity : sub(quantity, held);
  };
}
