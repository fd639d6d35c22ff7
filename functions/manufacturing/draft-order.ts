import type * as z from 'zod';
import { workOrderCreated } from '../../shared/contracts/manufacturing/events.ts';
import type { createWorkOrder } from '../../shared/contracts/manufacturing/order-operations.ts';
import { workOrder } from '../../shared/contracts/manufacturing/work-order.ts';
import type { item } from '../../shared/contracts/masterdata/item.ts';
import { item as itemNoun } from '../../shared/contracts/masterdata/item.ts';
import type { Doc, Fields } from '../../shared/contracts/noun.ts';
import { addWorkingDays } from '../../shared/kernel/calendar.ts';
import { addDays } from '../../shared/kernel/date.ts';
import { add, type Decimal, gt, mul, round, sum } from '../../shared/kernel/decimal.ts';
import { calendarOf } from '../engineering/queries.ts';
import type { Ctx } from '../platform/context.ts';
import { need } from '../platform/entity.ts';
import { create, emit, type Posting } from '../platform/outcome.ts';
import { datesCross, notMade, overPegged, pegMismatch, tooManyDecimals } from './domain/errors.ts';
import { withFlow } from './domain/operation-flow.ts';
import type { Order } from './domain/work-order-life.ts';
import { orderLines } from './reports/order-lines.ts';
import { snapshotOrder, warehouseFor } from './snapshot-order.ts';

type Item = Doc<typeof item>;
export type OrderWish = Omit<z.infer<(typeof createWorkOrder)['input']>, 'id'> & {
  source?: Fields<typeof workOrder>['source'];
};

const series = { prefix: 'WO' };

/** A new order with the bill of materials and the routing of its first day. */
export async function draftOrder(
  ctx: Ctx,
  wish: OrderWish,
  id?: string,
): Promise<{ posting: Posting; order: Order }> {
  const product = await need(ctx, itemNoun, wish.itemId, '/itemId');
  if (!product.make || !product.stocked) throw notMade({ item: product.code }, '/itemId');
  assertCounted(product, wish.quantity, '/quantity');
  const startOn = wish.startOn ?? (await startFor(ctx, product, wish.quantity, wish.dueOn));
  if (startOn > wish.dueOn) throw datesCross({ startOn, dueOn: wish.dueOn }, '/startOn');
  const warehouseId = await warehouseFor(ctx, product, wish.warehouseId);
  const { quantity, materials } = wish;
  const kept = await snapshotOrder(ctx, { product, quantity, startOn, warehouseId, materials });
  const { department = kept.department, priority, responsibleId, memo, parentId, source } = wish;
  const pegs = await checkedPegs(ctx, wish);
  const fields: Fields<typeof workOrder> = {
    ...kept,
    number: await ctx.numbering.next(series, ctx.today),
    itemId: product.id,
    ...{ quantity, startOn, warehouseId, dueOn: wish.dueOn },
    state: 'draft',
    ...{ good: '0', scrapped: '0', received: '0' },
    department,
    ...(priority !== undefined && { priority }),
    ...(responsibleId !== undefined && { responsibleId }),
    ...(memo !== undefined && { memo }),
    ...(parentId !== undefined && { parentId }),
    ...(source !== undefined && { source }),
    ...(pegs.length > 0 && { pegs }),
  };
  if (department === undefined) delete fields.department;
  const flowing = withFlow(fields as Order, product.decimals);
  const change = create(ctx, workOrder, flowing, id);
  const event = emit(workOrderCreated, { workOrderId: change.after.id, itemId: product.id });
  return { posting: { changes: [change], guards: [], events: [event] }, order: change.after };
}

export function assertCounted(product: Item, quantity: Decimal, pointer: string): void {
  const { code, decimals } = product;
  if (round(quantity, decimals) === add(quantity)) return;
  throw tooManyDecimals({ item: code, decimals, quantity }, pointer);
}

/** The due day less the item's lead time, in the days that it counts. */
async function startFor(ctx: Ctx, product: Item, quantity: Decimal, dueOn: string) {
  const fixed = String(product.leadTimeDays ?? 0);
  const days = Number(round(add(fixed, mul(product.leadTimePerUnit ?? '0', quantity)), 0, 'ceil'));
  if (days === 0) return dueOn;
  if (product.leadTimeCounts === 'calendar') return addDays(dueOn, -days);
  return addWorkingDays(await calendarOf(ctx), dueOn, -days);
}

/** A peg names a line of an order that wants this very item; hard where that is made to order. */
async function checkedPegs(ctx: Ctx, wish: OrderWish): Promise<NonNullable<Order['pegs']>> {
  const pegs = wish.pegs ?? [];
  if (pegs.length === 0) return [];
  const pegged = sum(pegs.map(({ quantity }) => quantity));
  if (gt(pegged, wish.quantity)) throw overPegged({ quantity: wish.quantity, pegged }, '/pegs');
  const salesOrderIds = pegs.flatMap(({ salesOrderId }) => salesOrderId ?? []);
  const wanted = await ctx.reads.report(orderLines, { salesOrderIds });
  const items = await need(ctx, itemNoun, wish.itemId);
  const lineOf = (one: (typeof pegs)[number]) =>
    wanted.find((line) => line.id === one.salesOrderId && line.lineNo === one.lineNo);
  for (const [i, one] of pegs.entries()) {
    const itemId = one.salesOrderId
      ? lineOf(one)?.itemId
      : await parentItem(ctx, one.parentOrderId, one.lineNo);
    const named = one.salesOrderId !== undefined || one.parentOrderId !== undefined;
    if (!named || itemId !== wish.itemId) {
      throw pegMismatch({ line: one.lineNo, item: items.code }, `/pegs/${i}/lineNo`);
    }
  }
  const usual = items.madeToOrder ?? false;
  const hard = (one: (typeof pegs)[number]) => one.hard ?? lineOf(one)?.madeToOrder ?? usual;
  return pegs.map((one) => ({ ...one, hard: hard(one), received: '0' }));
}

async function parentItem(ctx: Ctx, id: string | undefined, lineNo: number) {
  if (id === undefined) return undefined;
  const parent = await ctx.store.find(workOrder, id);
  return parent?.materials.find((one) => one.lineNo === lineNo)?.itemId;
}
