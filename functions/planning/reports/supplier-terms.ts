/**
 * The table "terms": for each item the terms of a day of the supplier it is usually bought from;
 * without one, of the supplier who goes first by priority. Each supplier's latest price counts, as
 * it does when an order is priced. `only` narrows the prices "p" looked at.
 */
export const currentTerms = (day: string, only = ''): string => `
  offers AS (
    SELECT p."itemId" AS itemId, p."supplierId" AS supplierId, p."leadTimeDays" AS leadTimeDays,
        p."minimumLot" AS minimumLot, p."lotMultiple" AS lotMultiple, p."id" AS id,
        coalesce(p."priority", 99) AS priority, p."validFrom" AS validFrom,
        row_number() OVER (
          PARTITION BY p."itemId", p."supplierId" ORDER BY p."validFrom" DESC, p."id" DESC
        ) AS age
      FROM "supplierPrice" p
     WHERE p."validFrom" <= ${day} AND (p."validTo" IS NULL OR p."validTo" >= ${day})
       AND coalesce(p."archived", 0) = 0 ${only}
  ),
  terms AS (
    SELECT o.*, row_number() OVER (
        PARTITION BY o.itemId ORDER BY o.priority, o.validFrom DESC, o.id
      ) AS place
      FROM offers o JOIN "item" i ON i."id" = o.itemId
     WHERE o.age = 1 AND o.supplierId = coalesce(i."supplierId", o.supplierId)
  )`;

/** Joins an item "i" with its terms "t" and its supplier "s". */
export const WITH_TERMS = `
  LEFT JOIN terms t ON t.itemId = i."id" AND t.place = 1
  LEFT JOIN "supplier" s ON s."id" = coalesce(i."supplierId", t.supplierId)`;
