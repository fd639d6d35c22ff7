import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import {
  type AskedPlaces,
  conditionsOf,
  lotDays,
  NAMES_OF_ITEM,
  type NamedPlace,
  namedPlaceOf,
} from './stock-sql.ts';

export interface LotsPageParams extends AskedPlaces {
  expiresUntil?: string | undefined;
  /** Of the last row before, in the order of the page. */
  after?: string[] | undefined;
  limit: number;
}

export interface LotRow extends NamedPlace {
  lot: string;
  onHand: Decimal;
  since: string;
  expiresOn?: string;
}

/** Later than every day that can be entered: lots without one come last. */
const NEVER = '9999-12-31';

const LOTS = `
  WITH moved AS (
    SELECT l.itemId, l.toWarehouseId AS warehouseId, l.lot, l.quantity, l.parentId
      FROM stockMove__lines l WHERE l.lot IS NOT NULL AND l.toWarehouseId IS NOT NULL
    UNION ALL
    SELECT l.itemId, l.fromWarehouseId, l.lot, -l.quantity, l.parentId
      FROM stockMove__lines l WHERE l.lot IS NOT NULL AND l.fromWarehouseId IS NOT NULL
  ),
  held AS (
    SELECT v.itemId, v.warehouseId, v.lot, sum(v.quantity) AS onHand, min(m.date) AS since
      FROM moved v JOIN stockMove m ON m.id = v.parentId
      GROUP BY v.itemId, v.warehouseId, v.lot HAVING sum(v.quantity) <> 0
  ),
  day AS (${lotDays('l.lot IS NOT NULL')}),
  lots AS (
    SELECT h.*, coalesce(d.expiresOn, '${NEVER}') AS expiresOn,
        i.code AS itemCode, i.name AS itemName, i.nameEn, i.spec, i.barcode,
        w.code AS warehouseCode, w.name AS warehouseName
      FROM held h
      JOIN item i ON i.id = h.itemId JOIN warehouse w ON w.id = h.warehouseId
      LEFT JOIN day d ON d.itemId = h.itemId AND d.lot = h.lot
  )`;

/** What a page is sorted by and begins after. */
const ORDER = ['expiresOn', 'itemCode', 'warehouseCode', 'lot'] as const;

const SEARCHED = [...NAMES_OF_ITEM, 'lot'];

export const placeInOrder = (row: LotRow): string[] => ORDER.map((name) => row[name] ?? NEVER);

const rowOf = (row: Record<string, unknown>): LotRow => ({
  ...namedPlaceOf(row),
  lot: String(row['lot']),
  onHand: decimalOf(row['onHand']),
  since: String(row['since']),
  ...(row['expiresOn'] !== NEVER && { expiresOn: String(row['expiresOn']) }),
});

/** One page of what lies there by lot; what expires first before the rest. */
export const lotsPage = defineReport({
  id: 'inventory.lotsPage',
  run(sql: Sql, params: LotsPageParams) {
    const { expiresUntil, after } = params;
    const { where, values } = conditionsOf(params, SEARCHED, [
      expiresUntil !== undefined && { test: 'expiresOn <= ?', values: [expiresUntil] },
      after !== undefined && { test: `(${ORDER.join(', ')}) > (?, ?, ?, ?)`, values: after },
    ]);
    const page = `${LOTS} SELECT * FROM lots WHERE ${where} ORDER BY ${ORDER.join(', ')} LIMIT ?`;
    return sql.all(page, ...values, params.limit).map(rowOf);
  },
});
