import { purchaseOrderChanged } from '../../../shared/contracts/purchasing/events.ts';
import type { confirmPurchaseOrder as contract } from '../../../shared/contracts/purchasing/order-operations.ts';
import { purchaseOrder } from '../../../shared/contracts/purchasing/purchase-order.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise } from '../../platform/outcome.ts';
import {
  assertReceivable,
  expectedOn,
  lineOf,
  type OrderLine,
  withLines,
} from '../domain/order-life.ts';

/** The supplier said what comes when: the lines keep it beside what was asked for. */
export const confirmPurchaseOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const order = await load(ctx, purchaseOrder, input.id, 'purchaseOrder.confirm');
  assertReceivable(order);
  const said = new Map<number, OrderLine>();
  for (const [index, { lineNo, confirmedOn, quantity }] of (input.lines ?? []).entries()) {
    const line = lineOf(order, lineNo, `/lines/${index}/lineNo`);
    const confirmedQuantity = quantity === undefined ? {} : { confirmedQuantity: quantity };
    said.set(lineNo, { ...line, confirmedOn, ...confirmedQuantity });
  }
  const lines = input.lines ? withLines(order.lines, said) : order.lines.map(asOrdered);
  const { supplierReference } = input;
  const confirmed = revise(ctx, purchaseOrder, order, {
    lines,
    confirmedBySupplier: ctx.today,
    ...(supplierReference !== undefined && { supplierReference }),
  });
  const { id: purchaseOrderId, supplierId } = order;
  const itemIds = [...new Set(lines.map(({ itemId }) => itemId))];
  const event = emit(purchaseOrderChanged, { purchaseOrderId, supplierId, itemIds });
  return { result: confirmed.after, changes: [confirmed], events: [event] };
};

const asOrdered = ({ confirmedQuantity: _, ...line }: OrderLine): OrderLine => {
  const on = expectedOn(line);
  return { ...line, ...(on !== undefined && { confirmedOn: on }) };
};
