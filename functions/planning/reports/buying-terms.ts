import { decimalOf, defineReport } from '../../platform/read-model/report.ts';

/**
 * What one of each item costs to buy, and how long after its arrival it is paid: by the standard
 * cost, and the payment terms of its usual supplier.
 */
export const buyingTerms = defineReport({
  id: 'planning.buyingTerms',
  run: (sql, { itemIds }: { itemIds: readonly string[] }) =>
    sql
      .all(
        `SELECT i."id" AS itemId, i."standardCost" AS cost,
                json_extract(d."json", '$.paymentTerms.days') AS days,
                json_extract(d."json", '$.paymentTerms.kind') AS kind
           FROM "item" i
           LEFT JOIN "doc" d ON d."entity" = 'supplier' AND d."id" = i."supplierId"
          WHERE i."id" IN (SELECT value FROM json_each(?)) AND i."standardCost" IS NOT NULL`,
        JSON.stringify(itemIds),
      )
      .map((row) => ({
        itemId: String(row['itemId']),
        cost: decimalOf(row['cost']),
        paidAfterDays: row['kind'] === 'prepaid' ? 0 : Number(row['days'] ?? 0),
      })),
});
