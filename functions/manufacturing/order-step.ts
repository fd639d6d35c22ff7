import { workOrderChanged, workOrderDone } from '../../shared/contracts/manufacturing/events.ts';
import { productionCost } from '../../shared/contracts/manufacturing/production-cost.ts';
import { workOrder } from '../../shared/contracts/manufacturing/work-order.ts';
import type { item } from '../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { add, type Decimal, sub } from '../../shared/kernel/decimal.ts';
import type { JournalDraft } from '../finance/postings.ts';
import { journalOf, postJournal } from '../finance/postings.ts';
import { loadLedger } from '../finance/queries.ts';
import type { StockSource } from '../inventory/postings.ts';
import { itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { load } from '../platform/entity.ts';
import { type Change, create, emit, type Posting, revise, together } from '../platform/outcome.ts';
import { type Cost, noCost } from './domain/cost-of-order.ts';
import { isComplete, type Order, type Settings } from './domain/work-order-life.ts';
import { loadSettings } from './settings.ts';

export type Item = Doc<typeof item>;
type Entries = JournalDraft['lines'];

/** All that a step on an order looks at before it decides. */
export interface OrderStep {
  order: Order;
  product: Item;
  settings: Settings;
  cost: Cost;
  storedCost: Doc<typeof productionCost> | undefined;
}

/** One cost document per order; its id follows from the order's. */
export const costIdOf = (orderId: string): string =>
  `${productionCost.prefix}_${orderId.slice(orderId.indexOf('_') + 1)}`;

export const openStep = async (ctx: Ctx, id: string, permission: string): Promise<OrderStep> =>
  stepOn(ctx, await load(ctx, workOrder, id, permission));

export async function stepOn(ctx: Ctx, order: Order): Promise<OrderStep> {
  const [settings, items, storedCost] = await Promise.all([
    loadSettings(ctx),
    itemsById(ctx, [order.itemId]),
    ctx.store.find(productionCost, costIdOf(order.id)),
  ]);
  const product = items.get(order.itemId) as Item;
  return { order, product, settings, storedCost, cost: storedCost ?? noCost(order) };
}

/** What entries do to the production account: debit less credit. */
export const productionOf = (entries: Entries): Decimal =>
  entries
    .filter(({ role }) => role === 'production')
    .reduce((total, line) => add(total, sub(line.debit, line.credit)), '0');

interface StepEnd {
  /** The order as it shall be. */
  order: Order;
  cost?: Cost;
  date: string;
  source: StockSource;
  entries?: Entries;
}

/** The order, its cost and the voucher of a step, with the event that it is done. */
export async function endStep(ctx: Ctx, step: OrderStep, end: StepEnd): Promise<Posting> {
  const { product } = step;
  const done = isComplete(end.order, product.decimals) && end.order.state === 'done';
  const wasDone = step.order.state === 'done';
  const ended = done || end.order.state === 'closed';
  const doneOn = ended ? (step.order.doneOn ?? end.date) : undefined;
  const { id: workOrderId, itemId, parentId } = end.order;
  const parent = parentId === undefined ? {} : { parentId };
  const events = done && !wasDone ? [emit(workOrderDone, { workOrderId, itemId, ...parent })] : [];
  const own: Posting = {
    changes: [
      orderChange(ctx, step.order, { ...end.order, doneOn }),
      ...costChange(ctx, step, end),
    ],
    guards: [],
    events,
  };
  return together(own, await stepVoucher(ctx, end));
}

const orderChange = (ctx: Ctx, before: Order, after: Order): Change =>
  revise(ctx, workOrder, before, {
    state: after.state,
    materials: after.materials,
    operations: after.operations,
    good: after.good,
    scrapped: after.scrapped,
    received: after.received,
    pegs: after.pegs,
    doneOn: after.doneOn,
    closedBecause: after.closedBecause,
  });

export function costChange(ctx: Ctx, step: OrderStep, { cost }: Pick<StepEnd, 'cost'>): Change[] {
  if (!cost || cost === step.cost) return [];
  const { material, labour, overhead, received, expensed, settled, inProcess } = cost;
  const { settledPeriod } = cost;
  const until = settledPeriod === undefined ? {} : { settledPeriod };
  const parts = { material, labour, overhead, received, expensed, settled, inProcess, ...until };
  if (step.storedCost) return [revise(ctx, productionCost, step.storedCost, parts)];
  const { workOrderId, itemId } = cost;
  return [create(ctx, productionCost, { workOrderId, itemId, ...parts }, costIdOf(workOrderId))];
}

/** Every amount on the production account names its order, so that the two can be compared. */
export async function stepVoucher(
  ctx: Ctx,
  { date, source, entries = [], order }: Pick<StepEnd, 'date' | 'source' | 'entries' | 'order'>,
): Promise<Posting> {
  const lines = entries.map((line) =>
    line.role === 'production'
      ? { ...line, dimensions: { ...line.dimensions, order: order.id } }
      : line,
  );
  const ledger = await loadLedger(ctx);
  const memo = `${source.number} ${order.number}`;
  const header = { date, source, memo, currency: ledger.currency };
  const { changes, guards, events } = postJournal(ctx, ledger, journalOf(header, lines));
  return { changes, guards, events };
}

/** News that the order has changed, for planning and screens. */
export const changedEvent = ({ id: workOrderId, itemId }: Order) =>
  emit(workOrderChanged, { workOrderId, itemId });
