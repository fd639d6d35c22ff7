import { defineReport } from '../../platform/read-model/report.ts';
import { OPEN_SALES } from './flow-sql.ts';

/** Planning follows orders unless the company has said that it shall not. */
const WANTED = `
  NOT EXISTS (SELECT 1 FROM "planningSettings" WHERE coalesce("planOnOrders", 0) = 0)`;

/**
 * Whether planning follows orders, and this one has a line of an item that is made and that stock
 * is not reserved for.
 */
export const lacksMadeItems = defineReport({
  id: 'planning.lacksMadeItems',
  run: (sql, { salesOrderId }: { salesOrderId: string }): boolean =>
    sql.all(
      `SELECT 1 FROM (${OPEN_SALES} AND o."id" = ? AND i."make" = 1)
        WHERE quantity > reserved AND ${WANTED} LIMIT 1`,
      salesOrderId,
    ).length > 0,
});

/** Whether planning follows orders, and this one has, or had, a line of an item that is made. */
export const namesMadeItems = defineReport({
  id: 'planning.namesMadeItems',
  run: (sql, { salesOrderId }: { salesOrderId: string }): boolean =>
    sql.all(
      `SELECT 1 FROM "salesOrder__lines" l JOIN "item" i ON i."id" = l."itemId"
        WHERE l."parentId" = ? AND i."make" = 1 AND i."stocked" = 1 AND ${WANTED} LIMIT 1`,
      salesOrderId,
    ).length > 0,
});

/** Whether planning follows what happens, and there is a plan that could become untrue. */
export const planToFollow = defineReport({
  id: 'planning.planToFollow',
  run: (sql): boolean =>
    sql.all(
      `SELECT 1 FROM "planningSettings" WHERE "planOnOrders" = 1 AND "currentRunId" IS NOT NULL`,
    ).length > 0,
});
