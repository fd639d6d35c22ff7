import type { AccountRole } from '../../../shared/contracts/finance/account-roles.ts';
import type { runMonthCost as contract } from '../../../shared/contracts/inventory/cost-operations.ts';
import { costPool, MAX_CLOSED_MONTHS } from '../../../shared/contracts/inventory/cost-pool.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { endOfMonth } from '../../../shared/kernel/date.ts';
import { neg, sum } from '../../../shared/kernel/decimal.ts';
import type { Ctx } from '../../platform/context.ts';
import { needAll } from '../../platform/entity.ts';
import { idFrom } from '../../platform/hashing.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { revise, together } from '../../platform/outcome.ts';
import { costPoolId } from '../domain/derived-ids.ts';
import { monthNotOver, notMonthlyAverage } from '../domain/inventory-errors.ts';
import { monthEnd } from '../domain/monthly-average.ts';
import { poolFields, poolOf } from '../domain/pool-document.ts';
import { stockEntries, type ValuedLine } from '../domain/stock-entries.ts';
import { type MonthLine, monthIssues } from '../reports/month-issues.ts';
import { stockJournal } from '../stock-journal.ts';

const ITEMS_PER_STEP = 40;

type Pool = Doc<typeof costPool>;

/** The issues of the month get their cost: pools and books change together, item by item. */
export const runMonthCost: CommandRun<typeof contract> = async (ctx, { period }) => {
  const { costingMethod, currency } = ctx.company;
  if (costingMethod !== 'monthlyAverage') throw notMonthlyAverage({ method: costingMethod });
  if (period >= ctx.today.slice(0, 7)) throw monthNotOver({ period }, '/period');
  const waiting = await ctx.reads.report(monthIssues, { period, limit: ITEMS_PER_STEP });
  const pools = await needAll(ctx, costPool, waiting.itemIds.map(costPoolId));
  const closed = [...pools.values()]
    .filter(({ month }) => month?.period === period)
    .map((pool) => closeMonth(ctx, pool, waiting.lines, currency));
  const costs = closed.flatMap(({ lines }) => lines);
  const date = endOfMonth(`${period}-01`);
  const id = idFrom('cr', ctx.tenant.id, period, waiting.itemIds.join());
  const voucher = await stockJournal(ctx, {
    date,
    source: { noun: 'monthCost', id, number: period },
    lines: entriesOf(costs),
  });
  return {
    result: {
      period,
      items: closed.length,
      remaining: waiting.open - closed.length,
      cost: neg(sum(costs.map(({ value }) => value))),
    },
    ...together({ changes: closed.map(({ change }) => change) }, voucher),
  };
};

type CostLine = ValuedLine & { role: AccountRole };

/** What is left when the last piece is gone is cost of sales. */
function closeMonth(ctx: Ctx, pool: Pool, moved: readonly MonthLine[], currency: string) {
  const { itemId, stockRole } = pool;
  const mine = moved.filter((line) => line.itemId === itemId);
  const issues = mine.map(({ moveId, quantity }) => ({ source: moveId, quantity }));
  const end = monthEnd(poolOf(pool, currency), issues);
  const { period = '' } = pool.month ?? {};
  const known = pool.closedMonths ?? [];
  const closedMonths = [...known, { period, unitCost: end.unitCost }].slice(-MAX_CLOSED_MONTHS);
  const lines: CostLine[] = end.issues.map(({ cost }, i) => ({
    itemId,
    stockRole,
    value: neg(cost),
    role: mine[i]?.accountRole as AccountRole,
  }));
  const residue: CostLine = { itemId, stockRole, value: neg(end.residue), role: 'costOfSales' };
  const change = revise(ctx, costPool, pool, { ...poolFields(end.pool), closedMonths });
  return { change, lines: [...lines, residue] };
}

const entriesOf = (costs: readonly CostLine[]) =>
  [...new Set(costs.map(({ role }) => role))].sort().flatMap((role) =>
    stockEntries(
      costs.filter((line) => line.role === role),
      { role, outwards: true },
    ),
  );
