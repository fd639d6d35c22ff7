import { type Decimal, isPositive } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

export interface LotOnHand {
  itemId: string;
  warehouseId: string;
  /** Both absent: what lies there without either. */
  lot?: string;
  serial?: string;
  quantity: Decimal;
  /** The day the lot first came in. */
  since: string;
}

const LOTS = `
  SELECT lot, serial, sum(quantity) AS quantity, min(date) AS since FROM (
    SELECT l.lot, l.serial, l.quantity, m.date FROM stockMove__lines l
      JOIN stockMove m ON m.id = l.parentId WHERE l.itemId = ?1 AND l.toWarehouseId = ?2
    UNION ALL
    SELECT l.lot, l.serial, -l.quantity, m.date FROM stockMove__lines l
      JOIN stockMove m ON m.id = l.parentId WHERE l.itemId = ?1 AND l.fromWarehouseId = ?2
  ) GROUP BY lot, serial ORDER BY since, lot, serial`;

const text = (name: 'lot' | 'serial', value: unknown) =>
  value === null || value === undefined ? {} : { [name]: String(value) };

/** What lies in some places by lot and serial number, what came first before the rest. */
export const lotsOnHand = defineReport({
  id: 'inventory.lotsOnHand',
  run: (sql: Sql, { places }: { places: { itemId: string; warehouseId: string }[] }) =>
    places.flatMap(({ itemId, warehouseId }) =>
      sql
        .all(LOTS, itemId, warehouseId)
        .map(
          (row): LotOnHand => ({
            itemId,
            warehouseId,
            ...text('lot', row['lot']),
            ...text('serial', row['serial']),
            quantity: decimalOf(row['quantity']),
            since: String(row['since']),
          }),
        )
        .filter(({ quantity }) => isPositive(quantity)),
    ),
});
