/** What went into warehouses of ours, and with a minus what went out. */
const MOVED = `
  SELECT itemId, toWarehouseId AS warehouseId, lot, quantity
    FROM stockMove__lines WHERE toWarehouseId IS NOT NULL
  UNION ALL
  SELECT itemId, fromWarehouseId, lot, -quantity
    FROM stockMove__lines WHERE fromWarehouseId IS NOT NULL`;

/** On hand by item and warehouse. */
export const ON_HAND = `
  SELECT itemId, warehouseId, sum(quantity) AS quantity FROM (${MOVED})
  GROUP BY itemId, warehouseId`;

/** The same by lot, of what is traced by one. */
export const LOTS_ON_HAND = `
  SELECT itemId, warehouseId, lot, sum(quantity) AS quantity FROM (${MOVED})
  WHERE lot IS NOT NULL GROUP BY itemId, warehouseId, lot`;

/** The open claims by item and warehouse. */
export const RESERVED = `
  SELECT itemId, warehouseId, sum(quantity) AS quantity
    FROM reservation__lines GROUP BY itemId, warehouseId`;

/**
 * When a line `l` of a movement `m` named a last good day, and which: the greatest of a lot was
 * said last. A receipt that was taken back does not count. Lines without a day, which are nearly
 * all, cost nothing.
 */
export const SAID_GOOD = `
  CASE WHEN l.expiresOn IS NOT NULL AND l.parentId NOT IN (
    SELECT reverses FROM stockMove WHERE kind = 'reversal' AND reverses IS NOT NULL
  ) THEN m.createdAt || printf('%05d', l.position) || l.expiresOn END`;

/** The day of what was said. */
export const dayOf = (said: string): string => `substr(${said}, -10)`;

/** Under which names reports show what an item is called. */
export const NAMES_OF_ITEM = ['itemCode', 'itemName', 'nameEn', 'spec', 'barcode'] as const;

const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** A text within one of some columns. */
export function searchFor(text: string, columns: readonly string[]) {
  const test = `(${columns.map((name) => `${name} LIKE ? ESCAPE '\\'`).join(' OR ')})`;
  return { test, values: columns.map(() => `%${escaped(text)}%`) };
}
