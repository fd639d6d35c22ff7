import { type CheckException, checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { defineReport, type Sql } from '../../platform/read-model/report.ts';

/** Settings point to a published run with a file; all else of a published run is in that file. */
const brokenPlan = (sql: Sql): CheckException[] =>
  sql
    .all(
      `SELECT s.currentRunId AS id, coalesce(r.state, 'missing') AS state
        FROM planningSettings s
        LEFT JOIN planningRun r ON r.id = s.currentRunId
        LEFT JOIN file f ON f.id = r.fileId
        WHERE s.currentRunId IS NOT NULL AND (r.state IS NOT 'published' OR f.id IS NULL)`,
    )
    .map((row) => ({
      what: 'The plan in use is not one that was published whole',
      expected: 'published, with its file',
      found: String(row['state']),
      noun: 'planningRun',
      id: String(row['id']),
    }));

/** What was released has become a document that exists. */
const lostReleases = (sql: Sql): CheckException[] =>
  sql
    .all(
      `SELECT f.id, f.documentId FROM firmPlannedOrder f
        LEFT JOIN purchaseOrder p ON p.id = f.documentId
        LEFT JOIN purchaseRequest r ON r.id = f.documentId
        LEFT JOIN workOrder w ON w.id = f.documentId
        WHERE f.state = 'released' AND coalesce(p.id, r.id, w.id) IS NULL ORDER BY f.id`,
    )
    .map((row) => ({
      what: 'A planned order was released into nothing',
      expected: 'a purchase order, purchase request or work order',
      found: String(row['documentId']),
      noun: 'firmPlannedOrder',
      id: String(row['id']),
    }));

/** P10. */
export const thePlanInUseIsWhole: InvariantCheck = {
  id: 'P10',
  title: {
    en: 'The plan in use was published whole; what was released exists',
    zh: '当前计划已完整发布；已投放的计划订单均有单据',
  },
  report: defineReport({
    id: 'planning.check.P10',
    run: (sql) => checkResult([...brokenPlan(sql), ...lostReleases(sql)]),
  }),
};
