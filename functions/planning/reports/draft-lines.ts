import { decimalOf, defineReport } from '../../platform/read-model/report.ts';
import { MADE_TO_ORDER } from './flow-sql.ts';

/** The goods of an order that nobody has confirmed yet; none of one that is. */
export const draftLines = defineReport({
  id: 'planning.draftLines',
  run: (sql, { id }: { id: string }) =>
    sql
      .all(
        `SELECT l."lineNo" AS lineNo, l."itemId" AS itemId, l."quantity" AS quantity,
                ${MADE_TO_ORDER} AS toOrder
           FROM "salesOrder__lines" l
           JOIN "salesOrder" o ON o."id" = l."parentId"
           JOIN "item" i ON i."id" = l."itemId" AND i."stocked" = 1
          WHERE o."id" = ? AND o."state" IN ('draft', 'onHold') ORDER BY l."lineNo"`,
        id,
      )
      .map((row) => ({
        lineNo: Number(row['lineNo']),
        itemId: String(row['itemId']),
        quantity: decimalOf(row['quantity']),
        madeToOrder: row['toOrder'] === 1n,
      })),
});
