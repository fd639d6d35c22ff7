import type { runMonthCost as contract } from '../../../shared/contracts/inventory/cost-operations.ts';
import { endOfMonth } from '../../../shared/kernel/date.ts';
import { neg, sum } from '../../../shared/kernel/decimal.ts';
import { idFrom } from '../../platform/hashing.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { together } from '../../platform/outcome.ts';
import { closeItemMonths, monthEntries } from '../close-item-months.ts';
import { assertMonthRuns } from '../month-runs.ts';
import { openMonths } from '../reports/month-issues.ts';
import { stockJournal } from '../stock-journal.ts';

const ITEMS_PER_STEP = 40;

/** The issues of the month get their cost: pools and books change together, item by item. */
export const runMonthCost: CommandRun<typeof contract> = async (ctx, { period }) => {
  assertMonthRuns(ctx, period);
  const open = await ctx.reads.report(openMonths, { period, limit: ITEMS_PER_STEP });
  const closed = await closeItemMonths(ctx, { period, itemIds: open.itemIds });
  const voucher = await stockJournal(ctx, {
    date: endOfMonth(`${period}-01`),
    source: {
      noun: 'monthCost',
      id: idFrom('cr', ctx.tenant.id, period, open.itemIds.join()),
      number: period,
    },
    lines: monthEntries(closed.costs),
  });
  return {
    result: {
      period,
      items: closed.items,
      remaining: open.open - closed.items,
      cost: neg(sum(closed.costs.map(({ value }) => value))),
      ...(open.inProduction > 0 && { inProduction: open.inProduction }),
    },
    ...together({ changes: closed.changes }, voucher),
  };
};
