import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import { dayOf, lotDays, SAID_GOOD } from './stock-sql.ts';

export interface LotOnHand {
  itemId: string;
  warehouseId: string;
  /** Both absent: what lies there without either. */
  lot?: string;
  serial?: string;
  quantity: Decimal;
  /** The day the lot first came in. */
  since: string;
  /** The last good day of the lot, wherever it lies. */
  expiresOn?: string;
}

/** One look at all lines of the item, as the day of a lot may stand on a receipt elsewhere. */
const LOTS = `
  SELECT * FROM (
    SELECT l.lot, l.serial,
        sum(l.quantity * ((l.toWarehouseId IS ?2) - (l.fromWarehouseId IS ?2))) AS quantity,
        min(CASE WHEN ?2 IN (l.toWarehouseId, l.fromWarehouseId) THEN m.date END) AS since,
        ${dayOf(`max(max(${SAID_GOOD})) OVER (PARTITION BY l.lot)`)} AS expiresOn
      FROM stockMove__lines l JOIN stockMove m ON m.id = l.parentId
      WHERE l.itemId = ?1 GROUP BY l.lot, l.serial
  ) WHERE quantity > 0 ORDER BY expiresOn IS NULL, expiresOn, since, lot, serial`;

const LOT_DAY = lotDays('l.itemId = ? AND l.lot = ?');

/** Of some lots those whose last good day is known, in the order asked. */
export const datedLots = defineReport({
  id: 'inventory.datedLots',
  run: (sql: Sql, { lots }: { lots: { itemId: string; lot: string }[] }) =>
    lots.filter(({ itemId, lot }) =>
      sql.all(LOT_DAY, itemId, lot).some(({ expiresOn }) => expiresOn !== null),
    ),
});

const text = (name: 'lot' | 'serial' | 'expiresOn', value: unknown) =>
  value === null || value === undefined ? {} : { [name]: String(value) };

/**
 * What lies in some places by lot and serial number: what expires first before the rest, then what
 * came first.
 */
export const lotsOnHand = defineReport({
  id: 'inventory.lotsOnHand',
  run: (sql: Sql, { places }: { places: { itemId: string; warehouseId: string }[] }) =>
    places.flatMap(({ itemId, warehouseId }) =>
      sql.all(LOTS, itemId, warehouseId).map(
        (row): LotOnHand => ({
          itemId,
          warehouseId,
          ...text('lot', row['lot']),
          ...text('serial', row['serial']),
          quantity: decimalOf(row['quantity']),
          since: String(row['since']),
          ...text('expiresOn', row['expiresOn']),
        }),
      ),
    ),
});
