import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import { expiredIn } from './expired-stock.ts';
import {
  type AskedPlaces,
  conditionsOf,
  NAMES_OF_ITEM,
  type NamedPlace,
  namedPlaceOf,
  ON_HAND,
  RESERVED,
} from './stock-sql.ts';

export interface StockPageParams extends AskedPlaces {
  withEmpty: boolean;
  /** The day on which it is asked what has expired. */
  today: string;
  /** Item code and warehouse code of the last row before. */
  after?: [string, string] | undefined;
  limit: number;
}

export interface StockRow extends NamedPlace {
  warehouseKind: string;
  nettable: boolean;
  onHand: Decimal;
  reserved: Decimal;
  expired?: Decimal;
}

type StockPlace = Pick<StockRow, 'itemId' | 'warehouseId'>;

/** A pool, and every shelf of ours on which it lies, so that its value can be shared out. */
export interface SharedPool {
  itemId: string;
  value: Decimal;
  shelves: { warehouseId: string; onHand: Decimal }[];
}

const STOCK = `
  WITH onHand AS (${ON_HAND}), reserved AS (${RESERVED}),
  place AS (
    SELECT itemId, warehouseId FROM onHand UNION SELECT itemId, warehouseId FROM reserved
  ),
  stock AS (
    SELECT p.itemId, p.warehouseId, coalesce(h.quantity, 0) AS onHand,
        coalesce(r.quantity, 0) AS reserved,
        i.code AS itemCode, i.name AS itemName, i.nameEn, i.spec, i.barcode,
        w.code AS warehouseCode, w.name AS warehouseName, w.kind, w.nettable
      FROM place p
      JOIN item i ON i.id = p.itemId JOIN warehouse w ON w.id = p.warehouseId
      LEFT JOIN onHand h ON h.itemId = p.itemId AND h.warehouseId = p.warehouseId
      LEFT JOIN reserved r ON r.itemId = p.itemId AND r.warehouseId = p.warehouseId
  )`;

const rowOf = (row: Record<string, unknown>): StockRow => ({
  ...namedPlaceOf(row),
  warehouseKind: String(row.kind),
  nettable: row.nettable === 1n,
  onHand: decimalOf(row.onHand),
  reserved: decimalOf(row.reserved),
});

function pools(sql: Sql, itemIds: readonly string[]): SharedPool[] {
  const found = new Map<string, SharedPool>();
  const rows = sql.all(
    `WITH onHand AS (${ON_HAND})
      SELECT c.itemId, c.value, h.warehouseId, h.quantity FROM costPool c
      JOIN onHand h ON h.itemId = c.itemId
      JOIN warehouse w ON w.id = h.warehouseId AND w.kind <> 'customerOwned'
      WHERE c.itemId IN (SELECT value FROM json_each(?)) AND h.quantity <> 0
      ORDER BY c.itemId, h.warehouseId`,
    JSON.stringify(itemIds),
  );
  for (const row of rows) {
    const itemId = String(row.itemId);
    const pool = found.get(itemId) ?? { itemId, value: decimalOf(row.value), shelves: [] };
    const shelf = { warehouseId: String(row.warehouseId), onHand: decimalOf(row.quantity) };
    pool.shelves.push(shelf);
    found.set(itemId, pool);
  }
  return [...found.values()];
}

/** One page of stock by item and warehouse, in the order of their codes. */
export const stockPage = defineReport({
  id: 'inventory.stockPage',
  run(sql: Sql, params: StockPageParams) {
    const { withEmpty, after } = params;
    const { where, values } = conditionsOf(params, NAMES_OF_ITEM, [
      !withEmpty && { test: '(onHand <> 0 OR reserved <> 0)', values: [] },
      after !== undefined && { test: '(itemCode, warehouseCode) > (?, ?)', values: after },
    ]);
    const rows = sql
      .all(
        `${STOCK} SELECT * FROM stock WHERE ${where}
          ORDER BY itemCode, warehouseCode LIMIT ?`,
        ...values,
        params.limit,
      )
      .map(rowOf);
    const itemIds = [...new Set(rows.map(({ itemId }) => itemId))];
    const expired = expiredIn(sql, itemIds, params.today);
    const expiredAt = (at: StockPlace) =>
      expired.find((one) => one.itemId === at.itemId && one.warehouseId === at.warehouseId);
    return {
      rows: rows.map((row): StockRow => {
        const old = expiredAt(row);
        return { ...row, ...(old && { expired: old.quantity }) };
      }),
      pools: pools(sql, itemIds),
    };
  },
});
