import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';

/** A serial number that is in no warehouse of ours, or in one: all else is a fault. */
const LOST = `
  SELECT itemId, serial, sum(quantity) AS quantity, min(quantity) AS least FROM (
    SELECT itemId, serial, warehouseId, sum(quantity) AS quantity FROM (
      SELECT itemId, serial, toWarehouseId AS warehouseId, quantity FROM stockMove__lines
        WHERE serial IS NOT NULL AND toWarehouseId IS NOT NULL
      UNION ALL
      SELECT itemId, serial, fromWarehouseId, -quantity FROM stockMove__lines
        WHERE serial IS NOT NULL AND fromWarehouseId IS NOT NULL
    ) GROUP BY itemId, serial, warehouseId
  ) GROUP BY itemId, serial
  HAVING least < 0 OR sum(quantity) NOT IN (0, 1000000)`;

/** S4. */
export const serialsAreInOnePlace: InvariantCheck = {
  id: 'S4',
  title: { en: 'A serial number is in one place', zh: '序列号唯一在库' },
  report: defineReport({
    id: 'inventory.check.S4',
    run: (sql) =>
      checkResult(
        sql.all(LOST).map((row) => ({
          what: `Serial number ${row['serial']} is in no single place.`,
          expected: '0 or 1',
          found: decimalOf(row['quantity']),
          noun: 'item',
          id: String(row['itemId']),
        })),
      ),
  }),
};
