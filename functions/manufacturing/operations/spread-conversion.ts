import type { spreadConversion as contract } from '../../../shared/contracts/manufacturing/cost-operations.ts';
import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import { endOfMonth } from '../../../shared/kernel/date.ts';
import { add, type Decimal, isZero, neg, sum } from '../../../shared/kernel/decimal.ts';
import { type JournalDraft, journalOf, postJournal } from '../../finance/postings.ts';
import { loadLedger } from '../../finance/queries.ts';
import { type RevaluedReceipt, revalueStock } from '../../inventory/postings.ts';
import type { Ctx } from '../../platform/context.ts';
import { need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { together } from '../../platform/outcome.ts';
import { charged, spread } from '../domain/cost-of-order.ts';
import { noConversion } from '../domain/errors.ts';
import { type ConversionShare, shareConversion, shareOfGoods } from '../domain/share-conversion.ts';
import { costChange, type OrderStep, stepOn } from '../order-step.ts';
import { conversionMonth } from '../reports/conversion-month.ts';
import { orderReceipts } from '../reports/order-receipts.ts';
import { entry, lossEntries } from '../settle-difference.ts';

const LIMIT = 20;

type Entries = JournalDraft['lines'];

/**
 * The rest of conversion clearing goes to the orders that were charged in the month, and on with
 * what of their cost has left: to the goods still on hand and to cost of sales, as for a late
 * invoice. Under the monthly average it stays in process for the month's cost run.
 */
export const spreadConversion: CommandRun<typeof contract> = async (ctx, { period }) => {
  const until = endOfMonth(`${period}-01`);
  const { balance, orders } = await ctx.reads.report(conversionMonth, { period, until });
  const { currency } = ctx.company;
  const shares = shareConversion(balance, orders, currency);
  const nothing = { period, balance, orders: 0, moved: '0', toGoods: '0', toCost: '0' };
  if (shares.length === 0) {
    if (isZero(balance)) return { result: { ...nothing, remaining: 0 } };
    throw noConversion({ period, balance });
  }
  const all: Spread[] = [];
  for (const share of shares.slice(0, LIMIT)) all.push(await spreadTo(ctx, share, until));
  const lines = all.flatMap(({ receipts }) => receipts);
  const { posting, values } = await revalueStock(ctx, { date: until, lines });
  const goods = values.flatMap(({ itemId, stockRole, toStock, toCost }) => [
    entry(stockRole, toStock, { item: itemId }),
    entry('costOfSales', toCost, { item: itemId }),
  ]);
  const ledger = await loadLedger(ctx);
  const source = { noun: 'conversionSpread', id: ctx.newId('cs'), number: period };
  const header = { date: until, source, currency: ledger.currency };
  const draft = journalOf(header, [...goods, ...all.flatMap(({ entries }) => entries)]);
  const { changes, guards, events } = postJournal(ctx, ledger, draft);
  const done = { changes: all.flatMap(({ changes: own }) => own) };
  const moved = sum(all.map(({ amount }) => amount));
  return {
    result: {
      ...{ ...nothing, orders: all.length, moved },
      toGoods: sum(values.map(({ toStock }) => toStock)),
      toCost: sum(values.map(({ toCost }) => toCost)),
      remaining: shares.length - all.length,
    },
    ...together(done, posting, { changes, guards, events }),
  };
};

interface Spread {
  amount: Decimal;
  changes: ReturnType<typeof costChange>;
  entries: Entries;
  receipts: RevaluedReceipt[];
}

async function spreadTo(ctx: Ctx, share: ConversionShare, until: string): Promise<Spread> {
  const { workOrderId, labour, overhead } = share;
  const step = await stepOn(ctx, await need(ctx, workOrder, workOrderId));
  const amount = add(labour, overhead);
  const { left, receipts } = await leaving(ctx, step, amount, until);
  const cost = charged(step.cost, { labour, overhead, settled: left });
  const lost = receipts.length === 0 ? lossEntries(left) : [entry('production', neg(left))];
  const own = [entry('production', amount), entry('conversionClearing', neg(amount)), ...lost];
  const entries = own.map((line) =>
    line.role === 'production' || line.role === 'conversionClearing'
      ? { ...line, dimensions: { ...line.dimensions, order: workOrderId } }
      : line,
  );
  return { amount, changes: costChange(ctx, step, { cost }), entries, receipts };
}

/** What of the share goes on with the order's goods, or is lost if it ended without any. */
async function leaving(
  ctx: Ctx,
  { order, cost }: OrderStep,
  amount: Decimal,
  until: string,
): Promise<{ left: Decimal; receipts: RevaluedReceipt[] }> {
  if (ctx.company.costingMethod === 'monthlyAverage') return { left: '0', receipts: [] };
  const { id: workOrderId, itemId } = order;
  const all = await ctx.reads.report(orderReceipts, { workOrderId });
  const came = all.filter(({ date }) => date <= until);
  if (came.length === 0 && order.state !== 'closed') return { left: '0', receipts: [] };
  const left = shareOfGoods(amount, cost, ctx.company.currency);
  const parts = spread(
    left,
    came.map(({ quantity }) => quantity),
    ctx.company.currency,
  );
  const receipts = came.map(({ moveId, date: receiptDate, quantity }, i) => ({
    ...{ itemId, moveId, receiptDate, quantity },
    amount: parts[i] as Decimal,
  }));
  return { left, receipts: isZero(left) ? [] : receipts };
}
