import { type Decimal, isPositive, max, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf, defineReport } from '../../platform/read-model/report.ts';

/** A line of an order on which goods are still expected. */
export interface OpenPurchaseLine {
  purchaseOrderId: string;
  number: string;
  state: string;
  supplierId: string;
  lineNo: number;
  itemId: string;
  warehouseId?: string;
  /** In the item's unit. */
  open: Decimal;
  neededOn?: string;
  promisedOn?: string;
  confirmedOn?: string;
}

interface Asked {
  itemIds?: readonly string[] | undefined;
  supplierId?: string | undefined;
}

const OPEN = `
  SELECT o."id" AS orderId, o."number" AS number, o."state" AS state,
         o."supplierId" AS supplierId, l."lineNo" AS line, l."itemId" AS itemId,
         l."warehouseId" AS warehouseId, l."neededOn" AS neededOn,
         l."promisedOn" AS promisedOn, l."confirmedOn" AS confirmedOn,
         l."quantity" - coalesce(l."cancelled", 0) + coalesce(l."replaced", 0) AS expected,
         l."received" AS received
    FROM "purchaseOrder__lines" l JOIN "purchaseOrder" o ON o."id" = l."parentId"
   WHERE o."state" IN ('draft', 'approved', 'partlyReceived', 'received')`;

const named = (row: Record<string, unknown>, name: string) =>
  row[name] === null || row[name] === undefined ? {} : { [name]: String(row[name]) };

/** What is still to come from suppliers, drafts included, by order and line. */
export const openLines = defineReport({
  id: 'purchasing.openLines',
  run(sql, { itemIds, supplierId }: Asked): OpenPurchaseLine[] {
    const items = itemIds ? `AND l."itemId" IN (${itemIds.map(() => '?').join(', ')})` : '';
    const only = supplierId === undefined ? '' : 'AND o."supplierId" = ?';
    const rows = sql.all(
      `${OPEN} ${items} ${only} ORDER BY o."id", l."lineNo"`,
      ...(itemIds ?? []),
      ...(supplierId === undefined ? [] : [supplierId]),
    );
    return rows
      .map((row) => ({
        purchaseOrderId: String(row['orderId']),
        number: String(row['number']),
        state: String(row['state']),
        supplierId: String(row['supplierId']),
        lineNo: Number(row['line']),
        itemId: String(row['itemId']),
        open: max('0', sub(decimalOf(row['expected']), decimalOf(row['received']))),
        ...named(row, 'warehouseId'),
        ...named(row, 'neededOn'),
        ...named(row, 'promisedOn'),
        ...named(row, 'confirmedOn'),
      }))
      .filter(({ open }) => isPositive(open));
  },
});
