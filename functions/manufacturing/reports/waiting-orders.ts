import { defineReport, type Sql } from '../../platform/read-model/report.ts';

const WAITING = `
  SELECT DISTINCT w.id, coalesce(w.priority, 999) AS rank, w.startOn
  FROM workOrder w JOIN workOrder__materials m ON m.parentId = w.id
  WHERE w.state IN ('released', 'inProcess')
    AND m.itemId IN (SELECT value FROM json_each(?))
    AND m.required > m.issued - m.returned - m.scrapped
  ORDER BY rank, w.startOn, w.id LIMIT 12`;

/** Released orders that still need one of some items, the most urgent first. */
export const waitingOrders = defineReport({
  id: 'manufacturing.waitingOrders',
  run: (sql: Sql, { itemIds }: { itemIds: readonly string[] }): string[] =>
    sql.all(WAITING, JSON.stringify(itemIds)).map((row) => String(row['id'])),
});
