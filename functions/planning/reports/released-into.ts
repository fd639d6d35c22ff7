import { defineReport, type Sql } from '../../platform/read-model/report.ts';

/** Ids of the planned orders that became some documents. */
export const releasedInto = defineReport({
  id: 'planning.releasedInto',
  run: (sql: Sql, { documentIds }: { documentIds: readonly string[] }): string[] =>
    sql
      .all(
        `SELECT id FROM firmPlannedOrder
          WHERE state = 'released' AND documentId IN (SELECT value FROM json_each(?))
          ORDER BY id`,
        JSON.stringify(documentIds),
      )
      .map(({ id }) => String(id)),
});
