import { purchaseOrderApproved } from '../../../shared/contracts/purchasing/events.ts';
import type { approvePurchaseOrder as contract } from '../../../shared/contracts/purchasing/order-operations.ts';
import {
  purchaseOrder,
  purchaseOrderStates,
} from '../../../shared/contracts/purchasing/purchase-order.ts';
import { actorName } from '../../platform/access.ts';
import { load } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise } from '../../platform/outcome.ts';
import { assertOtherPerson } from '../domain/approval.ts';
import { receiptState } from '../domain/order-life.ts';
import { loadSettings } from '../settings.ts';

/** The order may go out as it stands: whoever changes it beyond that asks again. */
export const approvePurchaseOrder: CommandRun<typeof contract> = async (ctx, input) => {
  const order = await load(ctx, purchaseOrder, input.id, 'purchaseOrder.approve');
  purchaseOrderStates.assertMove(order.state, 'approved', 'purchase order');
  const approver = actorName(ctx.actor);
  assertOtherPerson(order, approver, (await loadSettings(ctx)).approvalLimit);
  const approved = revise(ctx, purchaseOrder, order, {
    state: receiptState(order.lines),
    approvedBy: approver,
    approvedOn: ctx.today,
    approvedGross: order.gross,
  });
  const { id: purchaseOrderId, supplierId } = order;
  const event = emit(purchaseOrderApproved, { purchaseOrderId, supplierId });
  return { result: approved.after, changes: [approved], events: [event] };
};
