/**
 * What comes and goes of items, as the contracts of the documents declare their tables. Sales
 * orders stand on a higher floor; everybody's tables are read alike. Only what somebody has
 * confirmed, approved, released or made firm is here; quantities are what is still open.
 */
const bodyOf = (id: string): string => `substr(${id}, instr(${id}, '_') + 1)`;

/**
 * What is reserved on hand for a line, from the reservation whose id follows from the document's.
 */
export const reservedFor = (id: string, line: string, item: string, kind?: 'hard'): string => `
  coalesce((SELECT sum(r."quantity") FROM "reservation__lines" r
    WHERE r."parentId" = 'rsv_' || ${bodyOf(id)}
      AND r."sourceLine" = CAST(${line} AS TEXT) AND r."itemId" = ${item}
      ${kind === undefined ? '' : `AND r."kind" = '${kind}'`}), 0)`;

/** Whether an item `i` is planned: goods kept in stock; `+` as it is read with what finds it. */
export const PLANNED = `(+i."kind" = 'goods' AND i."stocked" = 1)`;

/** Whether a line `l` of a sales order is made to order: it says so, or else its item `i` does. */
export const MADE_TO_ORDER = `
  (coalesce(l."sourcing" = 'toOrder', i."madeToOrder", 0) = 1)`;

/** Lines of confirmed orders, of goods kept in stock. */
export const OPEN_SALES = `
  SELECT o."id" AS id, o."number" AS number, l."lineNo" AS line, l."itemId" AS itemId,
         l."quantity" - coalesce(l."cancelled", 0) - l."delivered" AS quantity,
         ${reservedFor('o."id"', 'l."lineNo"', 'l."itemId"')} AS reserved,
         coalesce(l."requestedDate", o."requestedDate", o."date") AS date,
         l."quantity" AS ordered, l."net" AS net, ${MADE_TO_ORDER} AS toOrder
    FROM "salesOrder__lines" l
    JOIN "salesOrder" o ON o."id" = l."parentId"
    JOIN "item" i ON i."id" = l."itemId" AND i."stocked" = 1
   WHERE o."state" IN ('confirmed', 'partlyDelivered')
     AND l."quantity" - coalesce(l."cancelled", 0) > l."delivered"`;

/** Work orders that have been released and are not done. */
export const OPEN_STATES = `('released', 'kitted', 'inProcess')`;

/** Material that released work orders have not been given yet. */
export const OPEN_MATERIAL = `
  SELECT o."id" AS id, o."number" AS number, m."lineNo" AS line, m."itemId" AS itemId,
         m."required" - m."issued" + m."returned" + m."scrapped" AS quantity,
         ${reservedFor('o."id"', 'm."lineNo"', 'm."itemId"')} AS reserved,
         o."startOn" AS date
    FROM "workOrder__materials" m JOIN "workOrder" o ON o."id" = m."parentId"
   WHERE o."state" IN ${OPEN_STATES}
     AND m."required" + m."returned" + m."scrapped" > m."issued"`;

/**
 * What will come in all on a line `l` of a purchase order: what is ordered, or less where the
 * supplier confirmed less, and what is sent once more.
 */
export const TO_COME = `
  (min(l."quantity" - coalesce(l."cancelled", 0), coalesce(l."confirmedQuantity", l."quantity"))
    + coalesce(l."replaced", 0))`;

/** Lines of approved orders that suppliers have not brought yet. */
export const OPEN_PURCHASES = `
  SELECT o."id" AS id, o."number" AS number, l."lineNo" AS line, l."itemId" AS itemId,
         ${TO_COME} - l."received" AS quantity,
         coalesce(l."confirmedOn", l."promisedOn", l."neededOn", o."date") AS date
    FROM "purchaseOrder__lines" l
    JOIN "purchaseOrder" o ON o."id" = l."parentId"
    JOIN "item" i ON i."id" = l."itemId" AND i."stocked" = 1
   WHERE o."state" IN ('approved', 'partlyReceived', 'received')
     AND ${TO_COME} > l."received"`;

/** What released work orders have still to bring. */
export const OPEN_WORK = `
  SELECT o."id" AS id, o."number" AS number, o."itemId" AS itemId,
         o."quantity" - o."received" AS quantity, o."dueOn" AS date, o."startOn" AS startOn
    FROM "workOrder" o
   WHERE o."state" IN ${OPEN_STATES} AND o."quantity" > o."received"`;

/** People know a planned order by what it is of and the day it is due. */
const PLANNED_NUMBER = `substr(i."code", 1, 48) || ' ' || f."dueOn"`;

/** What firm planned orders will bring; made for an order line, they say which: order / line. */
export const OPEN_FIRM = `
  SELECT f."id" AS id, ${PLANNED_NUMBER} AS number, f."itemId" AS itemId,
         f."quantity" AS quantity, f."dueOn" AS date, f."startOn" AS startOn,
         f."order" AS madeFor
    FROM "firmPlannedOrder" f JOIN "item" i ON i."id" = f."itemId"
   WHERE f."state" = 'open'`;

/** What they take of their components, as planned. */
export const FIRM_MATERIAL = `
  SELECT f."id" AS id, ${PLANNED_NUMBER} AS number, m."lineNo" AS line, m."itemId" AS itemId,
         m."quantity" AS quantity, 0 AS reserved, f."startOn" AS date
    FROM "firmPlannedOrder__components" m
    JOIN "firmPlannedOrder" f ON f."id" = m."parentId"
    JOIN "item" i ON i."id" = f."itemId"
   WHERE f."state" = 'open'`;

/** What of it is kept for a line of an order: hard pegs, less what they were given. */
export const HARD_PEGS = `
  SELECT p."parentId" AS id, p."position" AS position, p."salesOrderId" AS salesOrderId,
         p."parentOrderId" AS parentOrderId, p."lineNo" AS line,
         p."quantity" - p."received" AS quantity
    FROM "workOrder__pegs" p
   WHERE p."hard" = 1 AND p."quantity" > p."received"`;

/** Warehouses that count. */
export const USABLE = `
  SELECT "id" FROM "warehouse"
   WHERE "nettable" = 1 AND "kind" NOT IN ('customerOwned', 'transit')`;

const ASKED = `${USABLE} AND (?2 IS NULL OR "id" = ?2)`;

/**
 * What lies there, or in the one of them that ?2 names, and nobody has reserved, of the items in
 * the table "wanted". It is looked for by item: by warehouse, the plus says, would be through all
 * that ever moved.
 */
export const FREE_STOCK = `
  SELECT itemId, sum(quantity) AS quantity FROM (
    SELECT "itemId" AS itemId, "quantity" AS quantity FROM "stockMove__lines"
     WHERE "itemId" IN (SELECT id FROM wanted) AND +"toWarehouseId" IN (${ASKED})
    UNION ALL
    SELECT "itemId", -"quantity" FROM "stockMove__lines"
     WHERE "itemId" IN (SELECT id FROM wanted) AND +"fromWarehouseId" IN (${ASKED})
    UNION ALL
    SELECT "itemId", -"quantity" FROM "reservation__lines"
     WHERE "itemId" IN (SELECT id FROM wanted) AND +"warehouseId" IN (${ASKED})
  ) GROUP BY itemId`;

/** Its dates hold a day. */
export const holds = (table: string, today: string): string =>
  `(${table}."validFrom" IS NULL OR ${table}."validFrom" <= ${today})
   AND (${table}."validTo" IS NULL OR ${table}."validTo" >= ${today})`;

/**
 * The released version of a day. Nearly all versions are: the plus keeps SQLite from looking for
 * them by their state, and then among all of them for the few that are asked about.
 */
export const inForce = (table: string, today = '?1'): string =>
  `+${table}."state" = 'released' AND ${holds(table, today)}`;
