import { defineReport } from '../../platform/read-model/report.ts';

interface Asked {
  itemIds: readonly string[];
  supplierId?: string | undefined;
}

/** Ids of all prices for some items that are in use, of one supplier or of all. */
export const pricesOfItems = defineReport({
  id: 'purchasing.pricesOfItems',
  run: (sql, { itemIds, supplierId }: Asked): string[] => {
    const marks = itemIds.map(() => '?').join(', ');
    const only = supplierId === undefined ? '' : 'AND "supplierId" = ?';
    const rows = sql.all(
      `SELECT "id" FROM "supplierPrice"
        WHERE "itemId" IN (${marks}) ${only} AND coalesce("archived", 0) = 0 ORDER BY "id"`,
      ...itemIds,
      ...(supplierId === undefined ? [] : [supplierId]),
    );
    return rows.map((row) => String(row['id']));
  },
});
