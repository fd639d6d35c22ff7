import { purchaseOrderCancelled } from '../../../shared/contracts/purchasing/events.ts';
import type { closePurchaseOrder as contract } from '../../../shared/contracts/purchasing/order-operations.ts';
import {
  purchaseOrder,
  purchaseOrderStates,
} from '../../../shared/contracts/purchasing/purchase-order.ts';
import { add, isPositive } from '../../../shared/kernel/decimal.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise } from '../../platform/outcome.ts';
import { type OrderLine, openQuantity } from '../domain/order-life.ts';
import { releasePegs } from '../domain/release-pegs.ts';
import { moveRequests } from '../order-requests.ts';

/** Nothing more is expected; requests that got nothing wait in the inbox again. */
export const closePurchaseOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const order = await load(ctx, purchaseOrder, input.id, 'purchaseOrder.close');
  purchaseOrderStates.assertMove(order.state, 'closed', 'purchase order');
  const received = new Map(order.lines.map((line) => [line.lineNo, line.received]));
  const { pegs, back } = releasePegs(order, (lineNo) => received.get(lineNo) ?? '0');
  const { because } = input;
  const closed = revise(ctx, purchaseOrder, order, {
    state: 'closed',
    lines: order.lines.map(cancelRest),
    pegs: pegs.length > 0 ? pegs : undefined,
    ...(because !== undefined && { closedBecause: because }),
  });
  const { id: purchaseOrderId, supplierId } = order;
  const short = order.lines.filter((line) => isPositive(openQuantity(line)));
  const itemIds = [...new Set(short.map(({ itemId }) => itemId))];
  const events =
    short.length === 0
      ? []
      : [emit(purchaseOrderCancelled, { purchaseOrderId, supplierId, itemIds })];
  const changes = [closed, ...(await moveRequests(ctx, back))];
  return { result: closed.after, changes, events };
};

const cancelRest = (line: OrderLine): OrderLine => {
  const open = openQuantity(line);
  return isPositive(open) ? { ...line, cancelled: add(line.cancelled ?? '0', open) } : line;
};
