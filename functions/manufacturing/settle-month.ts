import { workOrder } from '../../shared/contracts/manufacturing/work-order.ts';
import { addDays, endOfMonth } from '../../shared/kernel/date.ts';
import {
  add,
  type Decimal,
  isPositive,
  isZero,
  max,
  min,
  neg,
  sub,
} from '../../shared/kernel/decimal.ts';
import type { JournalDraft } from '../finance/postings.ts';
import type { RevaluedReceipt } from '../inventory/postings.ts';
import {
  type AveragedMonth,
  averagesOf,
  monthIssueCost,
  unitCostsOf,
} from '../inventory/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { need } from '../platform/entity.ts';
import { type Cost, charged, rolledUpValue, spread } from './domain/cost-of-order.ts';
import type { Order } from './domain/work-order-life.ts';
import { type OrderStep, stepOn } from './order-step.ts';
import { conversionAhead } from './report-cost.ts';
import { orderReceipts, type PostedReceipt } from './reports/order-receipts.ts';
import {
  conversionUntil,
  type UncostedUse,
  type UnsettledOrder,
} from './reports/production-month.ts';
import { entry } from './settle-difference.ts';

export interface SettledOrder {
  step: OrderStep;
  cost: Cost;
  /** Material from the sum that the items' run has put on production, onto this order. */
  entries: JournalDraft['lines'];
  /** What its goods turn out to have cost. */
  receipts: RevaluedReceipt[];
  date: string;
}

/** Exactly what the items' run has charged for these uses, movement by movement. */
const materialOf = (
  uses: readonly UncostedUse[],
  months: ReadonlyMap<string, AveragedMonth>,
  currency: string,
): Decimal =>
  uses.reduce((total, { itemId, quantity }) => {
    const month = months.get(itemId);
    return month ? add(total, monthIssueCost(month, quantity, currency)) : total;
  }, '0');

/**
 * An order at the end of a month: its material has its cost, and what is in process goes to what
 * has come in – all of it once the order is done, otherwise the rolled-up share.
 */
export async function settleOrder(
  ctx: Ctx,
  { workOrderId, uses }: UnsettledOrder,
  period: string,
): Promise<SettledOrder> {
  const step = await stepOn(ctx, await need(ctx, workOrder, workOrderId));
  const until = endOfMonth(`${period}-01`);
  const months = await averagesOf(
    ctx,
    [...uses.map(({ itemId }) => itemId), step.order.itemId],
    period,
  );
  const material = materialOf(uses, months, ctx.company.currency);
  const cost = charged(step.cost, { material });
  const receipts = (await ctx.reads.report(orderReceipts, { workOrderId })).filter(
    ({ date }) => date <= until,
  );
  const amount = await valueMoved(ctx, { ...step, cost }, receipts, until);
  const lost = isZero(amount) || receipts.length > 0 ? '0' : amount;
  const date = months.has(step.order.itemId) ? addDays(until, 1) : until;
  const received = sub(amount, lost);
  return {
    step,
    cost: { ...charged(cost, { received, settled: lost }), settledPeriod: period },
    entries: [...materialEntries(material), ...lossOf(lost)],
    receipts: toReceipts(step.order, received, receipts, period, ctx.company.currency),
    date,
  };
}

const lossOf = (amount: Decimal) =>
  isZero(amount) ? [] : [entry('stockLoss', amount), entry('production', neg(amount))];

/** Two sides of the same account: one names the order, the other takes it off the sum. */
const materialEntries = (amount: Decimal): JournalDraft['lines'] =>
  isZero(amount)
    ? []
    : [entry('production', amount), { ...entry('production', neg(amount)), memo: UNASSIGNED }];

/** Marks the side that does not belong to the order. */
export const UNASSIGNED = 'unassigned';

async function valueMoved(
  ctx: Ctx,
  step: OrderStep,
  receipts: readonly PostedReceipt[],
  until: string,
): Promise<Decimal> {
  const { order, cost } = step;
  const workOrderId = order.id;
  const conversion = await ctx.reads.report(conversionUntil, { workOrderId, until });
  const later = sub(sub(add(cost.labour, cost.overhead), cost.expensed), conversion);
  const here = sub(cost.inProcess, later);
  const ended = order.doneOn !== undefined && order.doneOn <= until;
  if (ended) return receipts.length > 0 || order.state === 'closed' ? here : '0';
  const came = receipts.reduce((total, { quantity }) => add(total, quantity), '0');
  if (!isPositive(came)) return '0';
  const unitCosts = await unitCostsOf(
    ctx,
    order.materials.map(({ itemId }) => itemId),
  );
  const whole = rolledUpValue({
    order: { ...order, received: came },
    cost,
    quantity: came,
    complete: false,
    unitCostOf: (id) => unitCosts.get(id) ?? '0',
    conversionToCome: await conversionAhead(ctx, order),
    currency: ctx.company.currency,
  });
  return max('0', min(here, sub(whole, cost.received)));
}

/** To the receipts of the month, or, where there were none, to all of them. */
function toReceipts(
  order: Order,
  amount: Decimal,
  receipts: readonly PostedReceipt[],
  period: string,
  currency: string,
): RevaluedReceipt[] {
  if (isZero(amount) || receipts.length === 0) return [];
  const inMonth = receipts.filter(({ date }) => date.slice(0, 7) === period);
  const chosen = inMonth.length > 0 ? inMonth : receipts;
  const parts = spread(
    amount,
    chosen.map(({ quantity }) => quantity),
    currency,
  );
  return chosen.map(({ moveId, date: receiptDate, quantity }, i) => ({
    ...{ itemId: order.itemId, moveId, receiptDate, quantity },
    amount: parts[i] as Decimal,
  }));
}
