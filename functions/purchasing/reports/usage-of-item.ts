import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';

/**
 * What left the shelves of an item for customers and production, by day; days without are left out.
 */
export const usageOfItem = defineReport({
  id: 'purchasing.usageOfItem',
  run: (sql, { itemId, from }: { itemId: string; from: string }): Decimal[] =>
    sql
      .all(
        `SELECT m."date" AS day, sum(CASE WHEN l."fromKind" = 'warehouse' THEN l."quantity"
                ELSE -l."quantity" END) AS quantity
           FROM "stockMove__lines" l JOIN "stockMove" m ON m."id" = l."parentId"
          WHERE l."itemId" = ? AND m."date" >= ?
            AND ((l."fromKind" = 'warehouse' AND l."toKind" IN ('customer', 'production'))
              OR (l."toKind" = 'warehouse' AND l."fromKind" IN ('customer')))
          GROUP BY m."date" ORDER BY m."date"`,
        itemId,
        from,
      )
      .map((row) => decimalOf(row['quantity'])),
});
