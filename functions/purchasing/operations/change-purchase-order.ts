import { purchaseOrderChanged } from '../../../shared/contracts/purchasing/events.ts';
import { MAX_LINES } from '../../../shared/contracts/purchasing/lines.ts';
import type { changePurchaseOrder as contract } from '../../../shared/contracts/purchasing/order-operations.ts';
import { purchaseOrder } from '../../../shared/contracts/purchasing/purchase-order.ts';
import { bookedTotalOf } from '../../../shared/kernel/booked-amounts.ts';
import { wisherOf } from '../../platform/access.ts';
import type { Ctx } from '../../platform/context.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise } from '../../platform/outcome.ts';
import { changedLines } from '../changed-lines.ts';
import { exceedsApproved, needsSecond } from '../domain/approval.ts';
import { orderNotOpen, tooManyLines } from '../domain/errors.ts';
import {
  assertReceivable,
  type Order,
  type OrderLine,
  receiptState,
} from '../domain/order-life.ts';
import { releasePegs } from '../domain/release-pegs.ts';
import { moveRequests } from '../order-requests.ts';
import { loadSettings } from '../settings.ts';

/** What has not arrived can change; beyond what was approved it waits for approval again. */
export const changePurchaseOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const order = await load(ctx, purchaseOrder, input.id, 'purchaseOrder.change');
  if (order.state === 'cancelled') throw orderNotOpen({ number: order.number, state: order.state });
  if (order.state !== 'draft') assertReceivable(order);
  const { id: _, lines: changes, ...header } = input;
  const lines = changes ? await changedLines(ctx, order, changes) : order.lines;
  if (lines.length > MAX_LINES) {
    throw tooManyLines({ count: lines.length, limit: MAX_LINES }, '/lines');
  }
  const kept = new Map(lines.map((line) => [line.lineNo, line.quantity]));
  const { pegs, back } = releasePegs(order, (lineNo) => kept.get(lineNo) ?? '0');
  const change = revise(ctx, purchaseOrder, order, {
    ...header,
    ...bookedTotalOf(lines),
    lines,
    pegs: pegs.length > 0 ? pegs : undefined,
    ...(await standingOf(ctx, order, lines)),
  });
  const { id: purchaseOrderId, supplierId } = order;
  const itemIds = [...new Set(lines.map(({ itemId }) => itemId))];
  const event = emit(purchaseOrderChanged, { purchaseOrderId, supplierId, itemIds });
  const events = order.state === 'draft' ? [] : [event];
  return { result: change.after, changes: [change, ...(await moveRequests(ctx, back))], events };
};

/** A draft stays one, and whoever changed it last is the one who asks for it. */
async function standingOf(ctx: Ctx, order: Order, lines: readonly OrderLine[]) {
  const requestedBy = wisherOf(ctx.actor);
  if (order.state === 'draft') return { requestedBy };
  const { gross } = bookedTotalOf(lines);
  const revision = order.revision + 1;
  const { approvalLimit } = await loadSettings(ctx);
  if (exceedsApproved(order.lines, lines) && needsSecond(gross, approvalLimit)) {
    return { revision, state: 'draft' as const, requestedBy };
  }
  return { revision, state: receiptState(lines), approvedGross: gross };
}
