import { salesOrderChanged } from '../../../shared/contracts/sales/events.ts';
import type { changeSalesOrder as contract } from '../../../shared/contracts/sales/order-operations.ts';
import { salesOrder } from '../../../shared/contracts/sales/sales-order.ts';
import { bookedTotalOf } from '../../../shared/kernel/booked-amounts.ts';
import { gt, sub } from '../../../shared/kernel/decimal.ts';
import { creditChange } from '../../finance/postings.ts';
import { shiftClaims } from '../../inventory/postings.ts';
import { customersById } from '../../masterdata/queries.ts';
import type { Ctx } from '../../platform/context.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, type Outcome, revise, together } from '../../platform/outcome.ts';
import { changedLines } from '../changed-lines.ts';
import { releasesOf } from '../domain/change-order.ts';
import { creditBlocked } from '../domain/errors.ts';
import {
  assertOpen,
  deliveryState,
  type Order,
  type OrderLine,
  openValue,
} from '../domain/order-life.ts';
import { isShort, reserveLines, withReleased } from '../domain/reserve-lines.ts';
import { freeStock, sourceOf } from '../free-stock.ts';

/** What has not left yet can change; reservation and credit follow in the same commit. */
export const changeSalesOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const order = await load(ctx, salesOrder, input.id, 'salesOrder.change');
  const draft = order.state === 'draft' || order.state === 'onHold';
  if (!draft) assertOpen(order);
  const { id: _, lines: changes, ...header } = input;
  const lines = changes ? await changedLines(ctx, order, changes) : order.lines;
  const wanted = { ...order, ...header, lines, ...bookedTotalOf(lines) };
  if (draft) {
    const change = revise(ctx, salesOrder, order, { ...header, lines, ...bookedTotalOf(lines) });
    return { result: change.after, changes: [change] };
  }
  return changeConfirmed(ctx, order, wanted, header);
};

type Header = Partial<Pick<Order, 'customerReference' | 'requestedDate' | 'penalty' | 'note'>>;

async function changeConfirmed(
  ctx: Ctx,
  order: Order,
  wanted: Order,
  header: Header,
): Promise<Outcome<Order>> {
  const { lines, claim } = await shiftReservation(ctx, order, wanted.lines);
  const credit = await shiftCredit(ctx, order, wanted);
  const change = revise(ctx, salesOrder, order, {
    ...header,
    ...bookedTotalOf(lines),
    state: deliveryState(lines),
    lines,
  });
  const { id: salesOrderId, customerId } = order;
  const event = emit(salesOrderChanged, { salesOrderId, customerId, short: isShort(lines) });
  const posting = together({ changes: [change], events: [event] }, claim, credit);
  return { result: change.after, ...posting };
}

/** Claims that are no longer needed go back, new needs take what is free. */
async function shiftReservation(ctx: Ctx, order: Order, wanted: readonly OrderLine[]) {
  const { lines: kept, releases } = releasesOf(order.lines, wanted);
  const free = withReleased(await freeStock(ctx, kept), releases);
  const { lines, claims } = reserveLines(kept, free);
  const shift = { source: sourceOf(order), customerId: order.customerId, releases, claims };
  const idle = releases.length === 0 && claims.length === 0;
  return { lines, claim: idle ? {} : await shiftClaims(ctx, [shift]) };
}

/** A rise must fit into the customer's limit; a fall is always welcome. */
async function shiftCredit(ctx: Ctx, order: Order, wanted: Order) {
  const { customerId } = order;
  const orders = sub(openValue(wanted), openValue(order));
  if (!gt(orders, '0')) return creditChange(ctx, { customerId, orders });
  const buyer = (await customersById(ctx, [customerId])).get(customerId);
  if (buyer?.creditBlocked) throw creditBlocked();
  const limit = buyer?.creditLimit;
  return creditChange(ctx, { customerId, orders, ...(limit !== undefined && { limit }) });
}
