import type { Sql } from '../../platform/read-model/report.ts';
import { holds, inForce, OPEN_STATES } from './flow-sql.ts';

const idsOf = (rows: Record<string, unknown>[]): string[] => rows.map(({ id }) => String(id));

/** The items and all that they are made of: by today's bills of materials and by open orders. */
export const withComponents = (sql: Sql, today: string, itemIds: readonly string[]): string[] =>
  idsOf(
    sql.all(
      `WITH RECURSIVE below(id) AS (
         SELECT value FROM json_each(?2)
         UNION
         SELECT l."itemId" FROM below
           JOIN "bom" b ON b."itemId" = below.id AND ${inForce('b')}
           JOIN "bom__lines" l ON l."parentId" = b."id" AND ${holds('l', '?1')}
         UNION
         SELECT m."itemId" FROM below
           JOIN "workOrder" w ON w."itemId" = below.id AND w."state" IN ${OPEN_STATES}
           JOIN "workOrder__materials" m ON m."parentId" = w."id"
         UNION
         SELECT m."itemId" FROM below
           JOIN "firmPlannedOrder" f ON f."itemId" = below.id AND f."state" = 'open'
           JOIN "firmPlannedOrder__components" m ON m."parentId" = f."id"
       ) SELECT id FROM below`,
      today,
      JSON.stringify(itemIds),
    ),
  );

/** The items and all that is made of them. */
export const withProducts = (sql: Sql, today: string, itemIds: readonly string[]): string[] =>
  idsOf(
    sql.all(
      `WITH RECURSIVE above(id) AS (
         SELECT value FROM json_each(?2)
         UNION
         SELECT b."itemId" FROM above
           JOIN "bom__lines" l ON l."itemId" = above.id AND ${holds('l', '?1')}
           JOIN "bom" b ON b."id" = l."parentId" AND ${inForce('b')}
         UNION
         SELECT w."itemId" FROM above
           JOIN "workOrder__materials" m ON m."itemId" = above.id
           JOIN "workOrder" w ON w."id" = m."parentId" AND w."state" IN ${OPEN_STATES}
         UNION
         SELECT f."itemId" FROM above
           JOIN "firmPlannedOrder__components" m ON m."itemId" = above.id
           JOIN "firmPlannedOrder" f ON f."id" = m."parentId" AND f."state" = 'open'
       ) SELECT id FROM above`,
      today,
      JSON.stringify(itemIds),
    ),
  );
