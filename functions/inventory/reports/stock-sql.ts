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
