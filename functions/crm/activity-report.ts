import { followUp } from '../../shared/contracts/crm/follow-up.ts';
import { scopeClause } from '../platform/read-model/list.ts';
import { defineReport, type Sql } from '../platform/read-model/report.ts';
import type { Activity } from './domain/activities-by-day.ts';
import type { Seen } from './seen.ts';

interface ActivityParams {
  seen: Seen;
  filters: Partial<Record<'ownerId' | 'team', string>>;
  /** Moments in UTC, the first in, the second out. */
  from: string;
  until: string;
}

/** The follow-ups of a span of time that the caller may see, oldest first. */
export const activityReport = defineReport({
  id: 'crm.activities',
  run(sql: Sql, { seen, filters, from, until }: ActivityParams): Activity[] {
    const scoped = scopeClause(followUp, seen.scope, { ...seen, grants: new Map() });
    const asked = Object.entries(filters).filter(([, value]) => value !== undefined);
    const tests = ['t.at >= ?', 't.at < ?', ...asked.map(([name]) => `t."${name}" = ?`)];
    const values = [from, until, ...asked.map(([, value]) => value as string)];
    const rows = sql.rows(
      `SELECT t.at, t.method, t.ownerId, coalesce(t.customerId, t.leadId, t.opportunityId)
        FROM followUp t WHERE ${[...tests, ...(scoped ? [scoped.sql] : [])].join(' AND ')}
        ORDER BY t.at, t.id`,
      ...values,
      ...(scoped?.values ?? []),
    );
    return [...rows].map(([at, method, ownerId, about]) => ({
      ...{ at: String(at), method: String(method) as Activity['method'], about: String(about) },
      ...(ownerId !== null && { ownerId: String(ownerId) }),
    }));
  },
});
