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

/** The last good days of lots, of the lines `l` that a test names; null if all were taken back. */
export const lotDays = (test: string): string => `
  SELECT l.itemId, l.lot, ${dayOf(`max(${SAID_GOOD})`)} AS expiresOn
    FROM stockMove__lines l JOIN stockMove m ON m.id = l.parentId
    WHERE l.expiresOn IS NOT NULL AND ${test} GROUP BY l.itemId, l.lot`;

/** Under which names reports show what an item is called. */
export const NAMES_OF_ITEM = ['itemCode', 'itemName', 'nameEn', 'spec', 'barcode'] as const;

const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** A text within one of some columns. */
export function searchFor(text: string, columns: readonly string[]) {
  const test = `(${columns.map((name) => `${name} LIKE ? ESCAPE '\\'`).join(' OR ')})`;
  return { test, values: columns.map(() => `%${escaped(text)}%`) };
}

/** What is asked of items and warehouses whose names stand beside what lies there. */
export interface AskedPlaces {
  itemId?: string | undefined;
  warehouseId?: string | undefined;
  search?: string | undefined;
}

interface Test {
  test: string;
  values: readonly (string | number)[];
}

/** All that a page asks at once; a search looks at the columns that are named. */
export function conditionsOf(
  { itemId, warehouseId, search }: AskedPlaces,
  columns: readonly string[],
  further: readonly (Test | false)[],
) {
  const tests = [
    itemId !== undefined && { test: 'itemId = ?', values: [itemId] },
    warehouseId !== undefined && { test: 'warehouseId = ?', values: [warehouseId] },
    search ? searchFor(search, columns) : false,
    ...further,
  ].filter((one): one is Test => one !== false);
  return {
    where: ['1 = 1', ...tests.map(({ test }) => test)].join(' AND '),
    values: tests.flatMap(({ values }) => values),
  };
}

export interface NamedPlace {
  itemId: string;
  itemCode: string;
  itemName: string;
  warehouseId: string;
  warehouseCode: string;
  warehouseName: string;
}

export const namedPlaceOf = (row: Record<string, unknown>): NamedPlace => ({
  itemId: String(row['itemId']),
  itemCode: String(row['itemCode']),
  itemName: String(row['itemName']),
  warehouseId: String(row['warehouseId']),
  warehouseCode: String(row['warehouseCode']),
  warehouseName: String(row['warehouseName']),
});
