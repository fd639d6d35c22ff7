import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';

/** What an order line says it has reserved, beside what the reservation of the order holds. */
const DIFFERENT = `
  WITH said AS (
    SELECT o."id" AS id, o."number" AS number, l."lineNo" AS line, l."reserved" AS quantity
      FROM "salesOrder" o JOIN "salesOrder__lines" l ON l."parentId" = o."id"
     WHERE l."reserved" <> 0
  ), held AS (
    SELECT 'so_' || substr(parentId, 5) AS id, CAST(sourceLine AS INTEGER) AS line,
           sum(quantity) AS quantity
      FROM "reservation__lines"
     WHERE 'so_' || substr(parentId, 5) IN (SELECT "id" FROM "salesOrder")
     GROUP BY 1, 2
  )
  SELECT s.id, s.number, s.line, s.quantity AS said, coalesce(h.quantity, 0) AS held
    FROM said s LEFT JOIN held h ON h.id = s.id AND h.line = s.line
   WHERE s.quantity <> coalesce(h.quantity, 0)
  UNION ALL
  SELECT h.id, '', h.line, 0, h.quantity
    FROM held h LEFT JOIN said s ON h.id = s.id AND h.line = s.line
   WHERE s.id IS NULL AND h.quantity <> 0`;

/** S3 and D5, seen from the orders: a cancelled one claims nothing. */
export const claimsAreThoseOfOrders: InvariantCheck = {
  id: 'D5',
  title: { en: 'Orders claim what they say, cancelled ones nothing', zh: '订单预留与预留单一致' },
  report: defineReport({
    id: 'sales.check.D5',
    run: (sql) =>
      checkResult(
        sql.all(DIFFERENT).map((row) => ({
          what: `Order ${row['number'] || row['id']} line ${row['line']}: reserved`,
          expected: decimalOf(row['said']),
          found: decimalOf(row['held']),
          noun: 'salesOrder',
          id: String(row['id']),
        })),
      ),
  }),
};
