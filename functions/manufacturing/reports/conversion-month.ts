import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';
import type { ChargedOrder } from '../domain/share-conversion.ts';

/** What the vouchers of spreads have taken off clearing for each order. */
export const SPREAD = `
  SELECT l."orderId" AS orderId, j."date" AS date,
         json_extract(d."json", '$.source.number') AS period, l."credit" - l."debit" AS amount
    FROM "journal__lines" l JOIN "journal" j ON j."id" = l."parentId"
    JOIN "doc" d ON d."entity" = 'journal' AND d."id" = j."id"
   WHERE l."orderId" IS NOT NULL AND json_extract(d."json", '$.source.noun') = 'conversionSpread'
     AND l."accountCode" = (SELECT json_extract("json", '$.roles.conversionClearing') FROM "doc"
                             WHERE "entity" = 'ledgerSettings' AND "deleted" = 0)`;

const BALANCE = `
  SELECT sum(l."debit" - l."credit") AS amount
    FROM "journal__lines" l JOIN "journal" j ON j."id" = l."parentId"
   WHERE j."date" <= ? AND l."accountCode" = (
     SELECT json_extract("json", '$.roles.conversionClearing') FROM "doc"
      WHERE "entity" = 'ledgerSettings' AND "deleted" = 0)`;

const CHARGED = `
  SELECT o."workOrderId" AS workOrderId, sum(o."labour") AS labour, sum(o."overhead") AS overhead,
         coalesce((SELECT sum(s.amount) FROM (${SPREAD}) s
                    WHERE s.orderId = o."workOrderId" AND s.period = ?1), 0) AS spread
    FROM "operationReport" o
   WHERE o."state" = 'posted' AND substr(o."date", 1, 7) = ?1
   GROUP BY o."workOrderId" HAVING sum(o."labour") + sum(o."overhead") > 0
   ORDER BY o."workOrderId"`;

/**
 * The rest of conversion clearing at the end of a month, and the orders that were charged in it.
 */
export const conversionMonth = defineReport({
  id: 'manufacturing.conversionMonth',
  run(
    sql: Sql,
    { period, until }: { period: string; until: string },
  ): { balance: Decimal; orders: ChargedOrder[] } {
    return {
      balance: decimalOf(sql.all(BALANCE, until)[0]?.['amount']),
      orders: sql.all(CHARGED, period).map((row) => ({
        workOrderId: String(row['workOrderId']),
        labour: decimalOf(row['labour']),
        overhead: decimalOf(row['overhead']),
        spread: decimalOf(row['spread']),
      })),
    };
  },
});
