import { stockMove } from '../../../shared/contracts/inventory/stock-move.ts';
import { productionReceived } from '../../../shared/contracts/manufacturing/events.ts';
import {
  postedStateMachine,
  productionReceipt,
} from '../../../shared/contracts/manufacturing/step-documents.ts';
import type { reverseProductionReceipt as contract } from '../../../shared/contracts/manufacturing/step-operations.ts';
import { workOrder } from '../../../shared/contracts/manufacturing/work-order.ts';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { neg, sub } from '../../../shared/kernel/decimal.ts';
import type { Ctx } from '../../platform/context.ts';
import { load, need } from '../../platform/entity.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { emit, revise, together } from '../../platform/outcome.ts';
import { bringBackMove } from '../bring-back.ts';
import { charged } from '../domain/cost-of-order.ts';
import { alreadyRolled } from '../domain/errors.ts';
import { withFlow } from '../domain/operation-flow.ts';
import { assertWorking, type Order, stateOf } from '../domain/work-order-life.ts';
import { changedEvent, endStep, productionOf, stepOn } from '../order-step.ts';
import { type Kept, sendBack } from '../send-back.ts';
import { withoutIssued } from '../take-material.ts';

type Receipt = Doc<typeof productionReceipt>;

/**
 * The goods go back to the order, and the material that came with them to the shelf, lot by lot.
 */
export const reverseProductionReceipt: CommandRun<typeof contract> = async (ctx, input) => {
  const original = await load(ctx, productionReceipt, input.id, 'workOrder.receive');
  postedStateMachine.assertMove(original.state, 'reversed', 'receipt');
  const step = await stepOn(ctx, await need(ctx, workOrder, original.workOrderId));
  const { order, product, cost } = step;
  assertWorking(order);
  const settled = step.storedCost?.settledPeriod ?? '';
  if (original.date.slice(0, 7) <= settled) throw alreadyRolled({ number: original.number });
  const date = input.date ?? ctx.today;
  const source = { noun: productionReceipt.id, id: original.id, number: original.number };
  const sent = await sendBack(
    ctx,
    original.stockMoveId as string,
    keptFor(original),
    { date, source, moveId: ctx.newId(stockMove.prefix) },
    (line) => (line.itemId === original.itemId ? worthOf(original, line) : (line.cost ?? '0')),
  );
  const moveId = ctx.newId(stockMove.prefix);
  const back = await bringBackMove(ctx, original.issueMoveId, { date, source, moveId });

  const received = sub(order.received, original.quantity);
  const materials = withoutIssued(order.materials, original.issued ?? []);
  const pegs = withoutReceived(order.pegs, original);
  const after = withFlow({ ...order, received, materials, pegs }, product.decimals);
  const reversed = revise(ctx, productionReceipt, original, { state: 'reversed' });
  const end = await endStep(ctx, step, {
    order: { ...after, state: stateOf(after, product.decimals, false) },
    cost: charged(cost, {
      material: productionOf(back.entries),
      received: neg(productionOf(sent.entries)),
    }),
    ...{ date, source, entries: [...sent.entries, ...back.entries] },
  });
  const event = emit(productionReceived, {
    ...{ workOrderId: order.id, itemId: order.itemId, productionReceiptId: original.id },
    quantity: neg(original.quantity),
    salesOrderIds: (original.claimed ?? []).flatMap(({ salesOrderId }) => salesOrderId ?? []),
  });
  const parents = await unkitted(ctx, original);
  const changes = [reversed, ...parents.map((parent) => parent.change)];
  const own = { changes, events: [event, ...parents.map((parent) => parent.event)] };
  return { result: reversed.after, ...together(own, sent.posting, back.posting, end) };
};

const keptFor = ({ claimed = [] }: Receipt): Kept[] =>
  claimed.map(({ salesOrderId, parentOrderId, lineNo, quantity }) => ({
    sourceId: (salesOrderId ?? parentOrderId) as string,
    sourceLine: String(lineNo),
    quantity,
  }));

/** Orders that it was kept for miss it again. */
async function unkitted(ctx: Ctx, { claimed = [] }: Receipt) {
  const ids = new Set(claimed.flatMap(({ parentOrderId }) => parentOrderId ?? []));
  const parents = await ctx.store.findMany(workOrder, [...ids]);
  return [...parents.values()]
    .filter(({ state }) => state === 'kitted')
    .map((parent) => ({
      change: revise(ctx, workOrder, parent, { state: 'released' }),
      event: changedEvent(parent),
    }));
}

/**
 * What a cost run has given the receipt since counts, if it has; else what the line came in for.
 */
const worthOf = (
  receipt: Receipt,
  line: { quantity: string; cost?: string | undefined },
): string => (receipt.serials === undefined ? receipt.value : (line.cost ?? '0'));

const withoutReceived = (pegs: Order['pegs'], { claimed = [] }: Receipt): Order['pegs'] =>
  pegs?.map((peg) => {
    const back = claimed.find(
      (one) =>
        one.lineNo === peg.lineNo &&
        one.salesOrderId === peg.salesOrderId &&
        one.parentOrderId === peg.parentOrderId,
    );
    return back ? { ...peg, received: sub(peg.received, back.quantity) } : peg;
  });
