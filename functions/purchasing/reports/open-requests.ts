import { type Decimal, isPositive, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';

/** A request of which something waits to be ordered. */
export interface OpenRequest {
  requestId: string;
  itemId: string;
  warehouseId?: string;
  /** Not ordered yet, in the item's unit. */
  open: Decimal;
  neededOn: string;
  sourceId?: string;
}

export const openRequestLines = defineReport({
  id: 'purchasing.openRequests',
  run(sql, { itemIds }: { itemIds?: readonly string[] | undefined }): OpenRequest[] {
    const items = itemIds ? `AND "itemId" IN (${itemIds.map(() => '?').join(', ')})` : '';
    return sql
      .all(
        `SELECT "id", "itemId", "warehouseId", "neededOn", "sourceId", "quantity", "ordered"
           FROM "purchaseRequest" WHERE "state" = 'open' ${items} ORDER BY "id"`,
        ...(itemIds ?? []),
      )
      .map((row) => ({
        requestId: String(row['id']),
        itemId: String(row['itemId']),
        neededOn: String(row['neededOn']),
        open: sub(decimalOf(row['quantity']), decimalOf(row['ordered'])),
        ...(row['warehouseId'] !== null && { warehouseId: String(row['warehouseId']) }),
        ...(row['sourceId'] !== null && { sourceId: String(row['sourceId']) }),
      }))
      .filter(({ open }) => isPositive(open));
  },
});
