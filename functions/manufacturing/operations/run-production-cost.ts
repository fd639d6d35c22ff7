import type { runProductionCost as contract } from '../../../shared/contracts/manufacturing/cost-operations.ts';
import { endOfMonth } from '../../../shared/kernel/date.ts';
import { neg, sum } from '../../../shared/kernel/decimal.ts';
import { type JournalDraft, journalOf, postJournal } from '../../finance/postings.ts';
import { loadLedger } from '../../finance/queries.ts';
import { closeItemMonths, monthEntries, revalueStock } from '../../inventory/postings.ts';
import { productionMonthItems } from '../../inventory/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import { idFrom } from '../../platform/hashing.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { nothing, type Posting, together } from '../../platform/outcome.ts';
import { nextStep } from '../domain/month-level.ts';
import { costChange } from '../order-step.ts';
import { type UnsettledOrder, unsettledOrders } from '../reports/production-month.ts';
import { entry } from '../settle-difference.ts';
import { type SettledOrder, settleOrder, UNASSIGNED } from '../settle-month.ts';

const LIMITS = { orders: 20, items: 40 };

/** One step of a month's cost run: orders whose material is costed, else items that can be. */
export const runProductionCost: CommandRun<typeof contract> = async (ctx, { period }) => {
  const openItems = await productionMonthItems(ctx, period);
  const orders = await ctx.reads.report(unsettledOrders, { period });
  const waiting = orders.map(({ workOrderId, itemId, uses }) => {
    const needs = uses.map((use) => use.itemId).filter((id) => openItems.includes(id));
    return { workOrderId, itemId, needs };
  });
  const next = nextStep(openItems, waiting, LIMITS);
  const found = orders.filter(({ workOrderId }) => next.settle.includes(workOrderId));
  const done =
    found.length > 0 ? await settling(ctx, found, period) : await closing(ctx, next.close, period);
  const total = openItems.length + orders.length;
  return {
    result: {
      ...{ period, items: done.items, orders: done.orders, cost: done.moved },
      remaining: total - done.items - done.orders,
    },
    ...done.posting,
  };
};

interface Done {
  posting: Posting;
  items: number;
  orders: number;
  moved: string;
}

async function closing(ctx: Ctx, itemIds: readonly string[], period: string): Promise<Done> {
  if (itemIds.length === 0) return { posting: nothing(), items: 0, orders: 0, moved: '0' };
  const { changes, costs } = await closeItemMonths(ctx, { period, itemIds });
  const lines = monthEntries(costs);
  const date = endOfMonth(`${period}-01`);
  const posting = together({ changes }, await voucher(ctx, period, date, lines, itemIds));
  const moved = neg(sum(costs.map(({ value }) => value)));
  return { posting, items: itemIds.length, orders: 0, moved };
}

async function settling(
  ctx: Ctx,
  orders: readonly UnsettledOrder[],
  period: string,
): Promise<Done> {
  const all: SettledOrder[] = [];
  for (const one of orders) all.push(await settleOrder(ctx, one, period));
  const dates = [...new Set(all.map(({ date }) => date))].sort();
  // Goods whose month is closed get what is left over in the next: another voucher, another step.
  const date = dates[0] as string;
  const settled = all.filter((one) => one.date === date);
  const { posting, values } = await revalueStock(ctx, {
    date,
    lines: settled.flatMap(({ receipts }) => receipts),
  });
  const goods = values.flatMap(({ itemId, stockRole, toStock, toCost }) => [
    entry(stockRole, toStock, { item: itemId }),
    entry('costOfSales', toCost, { item: itemId }),
  ]);
  const lines = [...goods, ...settled.flatMap(linesOf)];
  const ids = settled.map(({ step }) => step.order.id);
  const changes = settled.flatMap(({ step, cost }) => costChange(ctx, step, { cost }));
  const moved = sum(values.flatMap(({ toStock, toCost }) => [toStock, toCost]));
  return {
    posting: together({ changes }, posting, await voucher(ctx, period, date, lines, ids)),
    ...{ items: 0, orders: settled.length, moved },
  };
}

type Entries = JournalDraft['lines'];

/** What is on production for the order names it; what goes to its goods leaves it. */
const linesOf = ({ step, entries, receipts }: SettledOrder): Entries => {
  const order = step.order.id;
  const gone = entry('production', neg(sum(receipts.map(({ amount }) => amount))));
  return [...entries, gone].map(({ memo, ...line }) =>
    line.role === 'production' && memo !== UNASSIGNED
      ? { ...line, dimensions: { ...line.dimensions, order } }
      : line,
  );
};

async function voucher(
  ctx: Ctx,
  period: string,
  date: string,
  lines: Entries,
  ids: readonly string[],
): Promise<Posting> {
  const ledger = await loadLedger(ctx);
  const id = idFrom('cr', ctx.tenant.id, period, [...ids].sort().join());
  const source = { noun: 'productionCostRun', id, number: period };
  const draft = journalOf({ date, source, currency: ledger.currency }, lines);
  const { changes, guards, events } = postJournal(ctx, ledger, draft);
  return { changes, guards, events };
}
