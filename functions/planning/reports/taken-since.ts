import { defineReport, type Sql } from '../../platform/read-model/report.ts';

interface Asked {
  plannedOrderIds: readonly string[];
  /** Whose plan they are of, and the moment that it has seen. */
  runId: string;
  since: string;
}

/**
 * Records of planned orders of these names, that is for the same day of the same item, that were
 * first taken in hand of other plans after a moment.
 */
export const takenSince = defineReport({
  id: 'planning.takenSince',
  run: (sql: Sql, { plannedOrderIds, runId, since }: Asked): string[] =>
    sql
      .all(
        `SELECT id FROM firmPlannedOrder
          WHERE state <> 'cancelled' AND runId <> ? AND createdAt > ?
            AND plannedOrderId IN (SELECT value FROM json_each(?)) ORDER BY id`,
        ...[runId, since, JSON.stringify(plannedOrderIds)],
      )
      .map(({ id }) => String(id)),
});
