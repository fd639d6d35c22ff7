import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';

/** How much of an item was ordered from each supplier since a day. */
export const sharesOfItem = defineReport({
  id: 'purchasing.sharesOfItem',
  run: (sql, { itemId, from }: { itemId: string; from: string }): Record<string, Decimal> =>
    Object.fromEntries(
      sql
        .all(
          `SELECT o."supplierId" AS supplierId,
                  sum(l."quantity" - coalesce(l."cancelled", 0)) AS quantity
             FROM "purchaseOrder__lines" l JOIN "purchaseOrder" o ON o."id" = l."parentId"
            WHERE l."itemId" = ? AND o."date" >= ? AND o."state" <> 'cancelled' GROUP BY 1`,
          itemId,
          from,
        )
        .map((row) => [String(row['supplierId']), decimalOf(row['quantity'])]),
    ),
});
