import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

/** An order line counts what receipts, returns and invoices say; red ones of returns take off. */
const COUNTED = `
  WITH arrived AS (
    SELECT "purchaseOrderId" AS id, "orderLine" AS line, sum("quantity") AS quantity,
           sum(coalesce("rejected", 0)) AS rejected, sum(coalesce("returned", 0)) AS returned
      FROM "goodsReceipt__lines" GROUP BY 1, 2
  ), sent AS (
    SELECT "purchaseOrderId" AS id, "orderLine" AS line, sum("quantity") AS quantity
      FROM "purchaseReturn__lines" WHERE coalesce("rejected", 0) = 0 GROUP BY 1, 2
  ), billed AS (
    SELECT l."purchaseOrderId" AS id, l."orderLine" AS line,
           sum(CASE i."colour" WHEN 'red' THEN -l."matched" ELSE l."matched" END) AS quantity
      FROM "purchaseInvoice__lines" l JOIN "purchaseInvoice" i ON i."id" = l."parentId"
     WHERE i."state" = 'posted' GROUP BY 1, 2
  )
  SELECT o."id" AS id, o."number" AS number, l."lineNo" AS line,
         l."received" AS received, coalesce(l."rejected", 0) AS rejected,
         coalesce(l."returned", 0) AS returned, l."invoiced" AS invoiced,
         coalesce(a.quantity, 0) AS receivedIn, coalesce(a.rejected, 0) AS rejectedIn,
         coalesce(s.quantity, 0) AS returnedIn, coalesce(a.returned, 0) AS returnedFrom,
         coalesce(b.quantity, 0) AS invoicedIn
    FROM "purchaseOrder" o JOIN "purchaseOrder__lines" l ON l."parentId" = o."id"
    LEFT JOIN arrived a ON a.id = o."id" AND a.line = l."lineNo"
    LEFT JOIN sent s ON s.id = o."id" AND s.line = l."lineNo"
    LEFT JOIN billed b ON b.id = o."id" AND b.line = l."lineNo"
   WHERE l."received" <> receivedIn OR coalesce(l."rejected", 0) <> rejectedIn
      OR coalesce(l."returned", 0) <> returnedIn OR returnedFrom <> returnedIn
      OR l."invoiced" <> invoicedIn`;

/** D3: received ≤ expected × (1 + tolerance), billed ≤ received, returned ≤ received. */
const BEYOND = `
  SELECT o."id" AS id, o."number" AS number, l."lineNo" AS line, l."received" AS received,
         (l."quantity" - coalesce(l."cancelled", 0) + coalesce(l."replaced", 0)) AS expected,
         l."invoiced" AS invoiced, coalesce(l."returned", 0) AS returned
    FROM "purchaseOrder" o JOIN "purchaseOrder__lines" l ON l."parentId" = o."id"
   WHERE l."received" * 1000000.0 > (l."quantity" - coalesce(l."cancelled", 0)
           + coalesce(l."replaced", 0)) * (1000000.0 + o."overReceipt")
      OR l."invoiced" > l."received" OR coalesce(l."returned", 0) > l."received"
      OR l."invoiced" < 0`;

/** What a request says is ordered is what orders hold for it. */
const PEGGED = `
  WITH held AS (
    SELECT p."requestId" AS id, sum(p."quantity") AS quantity
      FROM "purchaseOrder__pegs" p GROUP BY 1
  )
  SELECT r."id" AS id, r."number" AS number, r."ordered" AS ordered,
         coalesce(h.quantity, 0) AS held, r."quantity" AS quantity
    FROM "purchaseRequest" r LEFT JOIN held h ON h.id = r."id"
   WHERE r."ordered" <> coalesce(h.quantity, 0) OR r."ordered" > r."quantity"`;

const numbers = (row: Record<string, unknown>, names: readonly string[]) =>
  names.map((name) => decimalOf(row[name])).join(' / ');

const counted = (sql: Sql) =>
  sql.all(COUNTED).map((row) => ({
    what: `Order ${row['number']} line ${row['line']}: received / rejected / returned / invoiced`,
    expected: numbers(row, ['receivedIn', 'rejectedIn', 'returnedIn', 'invoicedIn']),
    found: numbers(row, ['received', 'rejected', 'returned', 'invoiced']),
    noun: 'purchaseOrder',
    id: String(row['id']),
  }));

const beyond = (sql: Sql) =>
  sql.all(BEYOND).map((row) => ({
    what: `Order ${row['number']} line ${row['line']}: received / invoiced / returned`,
    expected: `within ${numbers(row, ['expected', 'received', 'received'])}`,
    found: numbers(row, ['received', 'invoiced', 'returned']),
    noun: 'purchaseOrder',
    id: String(row['id']),
  }));

const pegged = (sql: Sql) =>
  sql.all(PEGGED).map((row) => ({
    what: `Request ${row['number']}: ordered`,
    expected: `${decimalOf(row['held'])} of ${decimalOf(row['quantity'])}`,
    found: decimalOf(row['ordered']),
    noun: 'purchaseRequest',
    id: String(row['id']),
  }));

/** D3. */
export const quantitiesStayInBounds: InvariantCheck = {
  id: 'D3-purchase',
  title: {
    en: 'Nothing is received, invoiced, returned or ordered beyond what it goes by',
    zh: '收货、开票、退货、下单均不超限',
  },
  report: defineReport({
    id: 'purchasing.check.D3',
    run: (sql) => checkResult([...counted(sql), ...beyond(sql), ...pegged(sql)]),
  }),
};
