import type { AccountRole } from '../../shared/contracts/finance/account-roles.ts';
import { costPool, MAX_CLOSED_MONTHS } from '../../shared/contracts/inventory/cost-pool.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { neg } from '../../shared/kernel/decimal.ts';
import type { Ctx } from '../platform/context.ts';
import { needAll } from '../platform/entity.ts';
import { type Change, revise } from '../platform/outcome.ts';
import { costPoolId } from './domain/derived-ids.ts';
import { monthEnd } from './domain/monthly-average.ts';
import { poolFields, poolOf } from './domain/pool-document.ts';
import { type StockEntry, stockEntries, type ValuedLine } from './domain/stock-entries.ts';
import { type MonthLine, monthLines } from './reports/month-issues.ts';

type Pool = Doc<typeof costPool>;

/** What an issue of the month costs: less than zero leaves stock, and goes to `role`. */
export type MonthCost = ValuedLine & { role: AccountRole };

export interface ClosedMonths {
  changes: Change[];
  costs: MonthCost[];
  /** How many pools had their month to close. */
  items: number;
}

/**
 * The issues of a month get their cost: the pools of these items are averaged and closed. What the
 * stock accounts change by is answered; the voucher is the caller's, in the same commit.
 */
export async function closeItemMonths(
  ctx: Ctx,
  { period, itemIds }: { period: string; itemIds: readonly string[] },
): Promise<ClosedMonths> {
  const lines = await ctx.reads.report(monthLines, { period, itemIds: [...itemIds] });
  const pools = await needAll(ctx, costPool, itemIds.map(costPoolId));
  const closed = [...pools.values()]
    .filter(({ month }) => month?.period === period)
    .map((pool) => closeMonth(ctx, pool, lines));
  return {
    changes: closed.map(({ change }) => change),
    costs: closed.flatMap(({ costs }) => costs),
    items: closed.length,
  };
}

/** What is left when the last piece is gone is cost of sales. */
function closeMonth(ctx: Ctx, pool: Pool, moved: readonly MonthLine[]) {
  const { itemId, stockRole } = pool;
  const mine = moved.filter((line) => line.itemId === itemId);
  const issues = mine.map(({ moveId, quantity }) => ({ source: moveId, quantity }));
  const end = monthEnd(poolOf(pool, ctx.company.currency), issues);
  const { period = '' } = pool.month ?? {};
  const known = pool.closedMonths ?? [];
  const closedMonths = [...known, { period, ...end.averaged }].slice(-MAX_CLOSED_MONTHS);
  const lines: MonthCost[] = end.issues.map(({ cost }, i) => ({
    itemId,
    stockRole,
    value: neg(cost),
    role: mine[i]?.accountRole as AccountRole,
  }));
  const residue: MonthCost = { itemId, stockRole, value: neg(end.residue), role: 'costOfSales' };
  const change = revise(ctx, costPool, pool, { ...poolFields(end.pool), closedMonths });
  return { change, costs: [...lines, residue] };
}

/** The entries of what was costed, account by account. */
export const monthEntries = (costs: readonly MonthCost[]): StockEntry[] =>
  [...new Set(costs.map(({ role }) => role))].sort().flatMap((role) =>
    stockEntries(
      costs.filter((line) => line.role === role),
      { role, outwards: true },
    ),
  );
