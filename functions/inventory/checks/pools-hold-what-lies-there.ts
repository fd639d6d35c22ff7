import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';
import { ON_HAND } from '../reports/stock-sql.ts';

const sumOf = (list: string, column: string): string =>
  `coalesce((SELECT sum(x.${column}) FROM costPool__${list} x WHERE x.parentId = c.id), 0)`;

/** Quantities: the pool, and all of ours that lies in warehouses. */
const OTHER_QUANTITY = `
  WITH ours AS (
    SELECT h.itemId, sum(h.quantity) AS quantity FROM (${ON_HAND}) h
      JOIN warehouse w ON w.id = h.warehouseId
      WHERE w.kind <> 'customerOwned' GROUP BY h.itemId
  )
  SELECT o.itemId, o.quantity AS expected, coalesce(c.quantity, 0) AS found
    FROM ours o LEFT JOIN costPool c ON c.itemId = o.itemId
    WHERE o.quantity <> coalesce(c.quantity, 0)
  UNION ALL
  SELECT c.itemId, 0, c.quantity FROM costPool c
    WHERE c.quantity <> 0 AND c.itemId NOT IN (SELECT itemId FROM ours)`;

/** No quantity, no value, save under monthly average before the month's cost run. */
const VALUE_OF_NOTHING = `
  SELECT itemId, 0 AS expected, value AS found FROM costPool c
  WHERE quantity = 0 AND value <> 0
    AND json_extract((SELECT json FROM doc WHERE entity = 'costPool' AND id = c.id), '$.month')
      IS NULL`;

const OTHER_LAYERS = (column: string): string => `
  SELECT c.itemId, c.${column} AS expected,
      ${sumOf('layers', column)} - ${sumOf('shortages', column)} AS found
  FROM costPool c
  WHERE c.method = 'fifo'
    AND c.${column} <> ${sumOf('layers', column)} - ${sumOf('shortages', column)}`;

const queries = [
  ['The pool does not hold what lies in the warehouses.', OTHER_QUANTITY],
  ['Nothing is left, but it has a value.', VALUE_OF_NOTHING],
  ['The layers do not add up to the quantity.', OTHER_LAYERS('quantity')],
  ['The layers do not add up to the value.', OTHER_LAYERS('value')],
] as const;

/** S5. */
export const poolsHoldWhatLiesThere: InvariantCheck = {
  id: 'S5',
  title: { en: 'Cost pools hold what lies in the warehouses', zh: '成本池数量与库存一致' },
  report: defineReport({
    id: 'inventory.check.S5',
    run: (sql) =>
      checkResult(
        queries.flatMap(([what, query]) =>
          sql.all(query).map((row) => ({
            what,
            expected: decimalOf(row['expected']),
            found: decimalOf(row['found']),
            noun: 'item',
            id: String(row['itemId']),
          })),
        ),
      ),
  }),
};
