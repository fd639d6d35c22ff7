import { opportunity } from '../../shared/contracts/crm/opportunity.ts';
import type { Decimal } from '../../shared/kernel/decimal.ts';
import { scopeClause } from '../platform/read-model/list.ts';
import { decimalOf, defineReport, type Sql } from '../platform/read-model/report.ts';
import { activityReport } from './activity-report.ts';
import type { FunnelDeal } from './domain/funnel.ts';
import { pooledCustomersReport } from './pooled-customers-report.ts';
import type { Seen } from './seen.ts';

type Filters = Partial<Record<'ownerId' | 'team' | 'source' | 'state', string>>;

/** Conditions over `opportunity t`: the pipeline, the caller's scope and what was asked for. */
function conditions(seen: Seen, pipelineId: string, filters: Filters) {
  const tests = ['t.pipelineId = ?'];
  const values: (string | number | bigint | null)[] = [pipelineId];
  const scoped = scopeClause(opportunity, seen.scope, { ...seen, grants: new Map() });
  if (scoped) {
    tests.push(scoped.sql);
    values.push(...scoped.values);
  }
  for (const [name, value] of Object.entries(filters)) {
    if (value === undefined) continue;
    tests.push(`t."${name}" = ?`);
    values.push(value);
  }
  return { where: tests.join(' AND '), values };
}

const textOf = (value: unknown): string | undefined =>
  value === null || value === undefined ? undefined : String(value);

export interface BoardRow {
  stage: string;
  count: number;
  amount: Decimal;
  weightedAmount: Decimal;
}

export interface BoardCard {
  id: string;
  stage: string;
  name: string;
  customerId: string;
  customerName?: string | undefined;
  ownerId?: string | undefined;
  amount?: Decimal | undefined;
  expectedCloseDate?: string | undefined;
  lastContactAt?: string | undefined;
  enteredStageAt: string;
}

interface BoardParams {
  seen: Seen;
  pipelineId: string;
  ownerId?: string;
  cards: number;
}

const cardOf = (row: Record<string, unknown>): BoardCard => ({
  id: String(row.id),
  stage: String(row.stage),
  name: String(row.name),
  customerId: String(row.customerId),
  customerName: textOf(row.customerName),
  ownerId: textOf(row.ownerId),
  amount: row.amount === null ? undefined : decimalOf(row.amount),
  expectedCloseDate: textOf(row.expectedCloseDate),
  lastContactAt: textOf(row.lastContactAt),
  enteredStageAt: String(row.enteredStageAt),
});

/** The open deals of a pipeline: totals per stage, and the cards that wait longest in each. */
export const boardReport = defineReport({
  id: 'crm.board',
  run(sql: Sql, { seen, pipelineId, ownerId, cards }: BoardParams) {
    const filters = { state: 'open', ...(ownerId !== undefined && { ownerId }) };
    const { where, values } = conditions(seen, pipelineId, filters);
    const totals = sql.all(
      `SELECT t.stage AS stage, count(*) AS n, sum(t.amount) AS amount,
        sum(t.weightedAmount) AS weighted FROM opportunity t WHERE ${where} GROUP BY t.stage`,
      ...values,
    );
    const rows = sql.all(
      `SELECT o.*, c.name AS customerName FROM (
        SELECT t.*, row_number() OVER (PARTITION BY t.stage ORDER BY t.enteredStageAt, t.id) AS place
        FROM opportunity t WHERE ${where}
      ) o LEFT JOIN customer c ON c.id = o.customerId
      WHERE o.place <= ? ORDER BY o.stage, o.place`,
      ...values,
      cards,
    );
    return {
      totals: totals.map(
        (row): BoardRow => ({
          stage: String(row.stage),
          count: Number(row.n),
          amount: decimalOf(row.amount),
          weightedAmount: decimalOf(row.weighted),
        }),
      ),
      cards: rows.map(cardOf),
    };
  },
});

interface FunnelParams {
  seen: Seen;
  pipelineId: string;
  filters: Filters;
  /** Moments in UTC, the first in, the second out. */
  from: string;
  until: string;
}

/** The deals that began in a span of time, with every stage they entered. */
export const funnelReport = defineReport({
  id: 'crm.funnel',
  run(sql: Sql, { seen, pipelineId, filters, from, until }: FunnelParams) {
    const { where, values } = conditions(seen, pipelineId, filters);
    const span = `${where} AND t.createdAt >= ? AND t.createdAt < ?`;
    const deals = new Map<string, Omit<FunnelDeal, 'moves'> & { createdAt: string }>();
    const moves = new Map<string, { to: string; at: string }[]>();
    for (const row of sql.each(
      `SELECT t.id, t.state, t.amount, t.createdAt FROM opportunity t WHERE ${span} ORDER BY t.id`,
      ...values,
      from,
      until,
    )) {
      const id = String(row.id);
      const state = String(row.state) as FunnelDeal['state'];
      const createdAt = String(row.createdAt);
      deals.set(id, { id, state, amount: decimalOf(row.amount), createdAt });
      moves.set(id, []);
    }
    for (const row of sql.each(
      `SELECT h.parentId, h."to", h.at FROM opportunity t
        JOIN opportunity__stageHistory h ON h.parentId = t.id
        WHERE ${span} ORDER BY h.parentId, h.position`,
      ...values,
      from,
      until,
    )) {
      moves.get(String(row.parentId))?.push({ to: String(row.to), at: String(row.at) });
    }
    return [...deals.values()].map((deal) => ({ ...deal, moves: moves.get(deal.id) ?? [] }));
  },
});

export const reports = [boardReport, funnelReport, activityReport, pooledCustomersReport];
