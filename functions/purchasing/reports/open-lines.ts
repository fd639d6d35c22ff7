import { type Decimal, isPositive, max, min, sub } from '../../../shared/kernel/decimal.ts';
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
  /** What of it the supplier has not confirmed. */
  unconfirmed?: Decimal;
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
         l."confirmedQuantity" AS confirmedQuantity, l."cancelled" AS cancelled,
         l."quantity" AS quantity, l."received" AS received
    FROM "purchaseOrder__lines" l JOIN "purchaseOrder" o ON o."id" = l."parentId"
   WHERE o."state" IN ('draft', 'approved', 'partlyReceived', 'received')`;

const named = (row: Record<string, unknown>, name: string) =>
  row[name] === null || row[name] === undefined ? {} : { [name]: String(row[name]) };

/** Nothing where the supplier confirmed it all, or said no quantity. */
function unconfirmedOf(row: Record<string, unknown>, open: Decimal) {
  if (row['confirmedQuantity'] === null) return {};
  const wanted = sub(decimalOf(row['quantity']), decimalOf(row['cancelled']));
  const unconfirmed = min(open, sub(wanted, decimalOf(row['confirmedQuantity'])));
  return isPositive(unconfirmed) ? { unconfirmed } : {};
}

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
        row,
        open: max('0', sub(decimalOf(row['expected']), decimalOf(row['received']))),
      }))
      .filter(({ open }) => isPositive(open))
      .map(({ row, open }) => ({
        purchaseOrderId: String(row['orderId']),
        number: String(row['number']),
        state: String(row['state']),
        supplierId: String(row['supplierId']),
        lineNo: Number(row['line']),
        itemId: String(row['itemId']),
        open,
        ...unconfirmedOf(row, open),
        ...named(row, 'warehouseId'),
        ...named(row, 'neededOn'),
        ...named(row, 'promisedOn'),
        ...named(row, 'confirmedOn'),
      }));
  },
});
