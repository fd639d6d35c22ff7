import type { cockpit as contract } from '../../../shared/contracts/analytics/cockpit.ts';
import type { AccountRole } from '../../../shared/contracts/finance/account-roles.ts';
import { add, type Decimal, neg } from '../../../shared/kernel/decimal.ts';
import { loadLedger } from '../../finance/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import type { QueryRun } from '../../platform/implementation.ts';
import { balancesOf, lastMonths, type MonthSum, marginOf, sumIn } from '../domain/months.ts';
import { accountMonths } from '../reports/account-months.ts';
import { concernsReport } from '../reports/concerns.ts';
import { openBusiness } from '../reports/open-business.ts';

export const cockpit: QueryRun<typeof contract> = async (ctx) => {
  const { today } = ctx;
  const months = lastMonths(today);
  const [books, business, concerns] = await Promise.all([
    readBooks(ctx, months),
    ctx.reads.report(openBusiness, { today }),
    ctx.reads.report(concernsReport, { today }),
  ]);
  const { notDue: _, ...late } = business.ages;
  const margins = months.map((_month, index) =>
    marginOf(books.revenue[index] ?? '0', books.cost[index] ?? '0'),
  );
  return {
    today,
    cash: figureOf(months, books.cash),
    receivable: { ...figureOf(months, books.receivable), value: business.receivable },
    overdue: add(...Object.values(late)),
    revenue: figureOf(months, books.revenue),
    margin: {
      value: margins.at(-1) ?? null,
      before: margins.at(-2) ?? null,
      series: months.map((month, index) => ({ month, value: margins[index] ?? null })),
    },
    orders: business.orders,
    concerns,
    months: months.map((month, index) => ({
      month,
      revenue: books.revenue[index] ?? '0',
      cost: books.cost[index] ?? '0',
    })),
    ages: business.ages,
  };
};

const figureOf = (months: readonly string[], values: readonly Decimal[]) => ({
  value: values.at(-1) ?? '0',
  before: values.at(-2) ?? '0',
  series: months.map((month, index) => ({ month, value: values[index] ?? '0' })),
});

/** Balances and movements of the accounts behind the roles, month by month. */
async function readBooks(ctx: Ctx, months: readonly string[]) {
  const { roles } = await loadLedger(ctx);
  const [from = ''] = months;
  const read = (names: readonly AccountRole[], withoutClosing = false) => {
    const codes = [...new Set(names.map((role) => roles[role]))];
    return ctx.reads.report(accountMonths, { codes, from, withoutClosing });
  };
  const [cash, receivable, revenue, cost] = await Promise.all([
    read(['cash', 'bank', 'otherMonetaryFunds']),
    read(['receivable']),
    read(['revenue', 'otherRevenue'], true),
    read(['costOfSales', 'otherCost'], true),
  ]);
  const moved = (sums: readonly MonthSum[]) => months.map((month) => sumIn(sums, month));
  return {
    cash: balancesOf(cash.opening, cash.sums, months),
    receivable: balancesOf(receivable.opening, receivable.sums, months),
    revenue: moved(revenue.sums).map(neg),
    cost: moved(cost.sums),
  };
}
