import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import { LOTS_ON_HAND, ON_HAND, RESERVED } from './stock-sql.ts';

type None = Record<string, never>;

export interface PlaceQuantity {
  itemId: string;
  warehouseId: string;
  quantity: Decimal;
}

const placeQuantity = (row: Record<string, unknown>): PlaceQuantity => ({
  itemId: String(row['itemId']),
  warehouseId: String(row['warehouseId']),
  quantity: decimalOf(row['quantity']),
});

/** On hand, as the movements tell it. */
export const stockOnHand = defineReport({
  id: 'inventory.stockOnHand',
  run: (sql: Sql, _: None) => sql.all(`${ON_HAND} ORDER BY 1, 2`).map(placeQuantity),
});

/** On hand by lot, as the movements tell it. */
export const lotsMoved = defineReport({
  id: 'inventory.lotsMoved',
  run: (sql: Sql, _: None) =>
    sql.all(LOTS_ON_HAND).map((row) => ({ ...placeQuantity(row), lot: String(row['lot']) })),
});

/** Reserved, as the reservations tell it. */
export const stockReserved = defineReport({
  id: 'inventory.stockReserved',
  run: (sql: Sql, _: None) => sql.all(`${RESERVED} ORDER BY 1, 2`).map(placeQuantity),
});

/** What every item is worth, as the cost pools tell it. */
export const stockValue = defineReport({
  id: 'inventory.stockValue',
  run: (sql: Sql, _: None) =>
    sql.all('SELECT itemId, quantity, value FROM costPool ORDER BY itemId').map((row) => ({
      itemId: String(row['itemId']),
      quantity: decimalOf(row['quantity']),
      value: decimalOf(row['value']),
    })),
});
