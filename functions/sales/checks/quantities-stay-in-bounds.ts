import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

/** An order line counts what its deliveries say. */
const ORDER_LINES = `
  SELECT o."id" AS id, o."number" AS number, l."lineNo" AS line, l."delivered" AS delivered,
         l."invoiced" AS invoiced, l."returned" AS returned,
         coalesce(sum(d."quantity"), 0) AS left_, coalesce(sum(d."invoiced"), 0) AS billed,
         coalesce(sum(d."returned"), 0) AS back
    FROM "salesOrder" o JOIN "salesOrder__lines" l ON l."parentId" = o."id"
    LEFT JOIN "delivery" n ON n."salesOrderId" = o."id"
    LEFT JOIN "delivery__lines" d ON d."parentId" = n."id" AND d."orderLine" = l."lineNo"
   GROUP BY o."id", l."lineNo"
  HAVING l."delivered" <> left_ OR l."invoiced" <> billed OR l."returned" <> back`;

const DELIVERY_LINES = `
  SELECT n."id" AS id, n."number" AS number, d."lineNo" AS line, d."quantity" AS quantity,
         max(d."invoiced", d."returned") AS found
    FROM "delivery" n JOIN "delivery__lines" d ON d."parentId" = n."id"
   WHERE d."invoiced" > d."quantity" OR d."returned" > d."quantity"
      OR d."invoiced" < 0 OR d."returned" < 0`;

const RED = `
  SELECT i."id" AS id, i."number" AS number, l."lineNo" AS line, l."net" AS quantity,
         coalesce(l."creditedNet", 0) AS found
    FROM "salesInvoice" i JOIN "salesInvoice__lines" l ON l."parentId" = i."id"
   WHERE i."kind" = 'blue' AND (coalesce(l."creditedNet", 0) > l."net"
      OR coalesce(l."creditedTax", 0) > l."tax"
      OR coalesce(l."creditedQuantity", 0) > l."quantity")`;

const beyond = (sql: Sql, query: string, noun: string, what: string) =>
  sql.all(query).map((row) => ({
    what: `${row['number']} line ${row['line']}: ${what}`,
    expected: decimalOf(row['quantity']),
    found: decimalOf(row['found']),
    noun,
    id: String(row['id']),
  }));

const counted = (sql: Sql) =>
  sql.all(ORDER_LINES).map((row) => ({
    what: `Order ${row['number']} line ${row['line']}: delivered / invoiced / returned`,
    expected: ['left_', 'billed', 'back'].map((name) => decimalOf(row[name])).join(' / '),
    found: ['delivered', 'invoiced', 'returned'].map((name) => decimalOf(row[name])).join(' / '),
    noun: 'salesOrder',
    id: String(row['id']),
  }));

/** D3. */
export const quantitiesStayInBounds: InvariantCheck = {
  id: 'D3',
  title: {
    en: 'Nothing is invoiced, returned or credited beyond what was delivered',
    zh: '开票、退货、红冲不超过发货',
  },
  report: defineReport({
    id: 'sales.check.D3',
    run: (sql) =>
      checkResult([
        ...counted(sql),
        ...beyond(sql, DELIVERY_LINES, 'delivery', 'invoiced or returned'),
        ...beyond(sql, RED, 'salesInvoice', 'credited'),
      ]),
  }),
};
