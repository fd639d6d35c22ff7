import type * as z from 'zod';
import { stockMove } from '../../../shared/contracts/inventory/stock-move.ts';
import { productionReceived } from '../../../shared/contracts/manufacturing/events.ts';
import { productionReceipt } from '../../../shared/contracts/manufacturing/step-documents.ts';
import type { receiveProduction as contract } from '../../../shared/contracts/manufacturing/step-operations.ts';
import { add, eq, gt, sub } from '../../../shared/kernel/decimal.ts';
import { receiptEntries, receiveStock } from '../../inventory/postings.ts';
import type { CommandRun } from '../../platform/implementation.ts';
import { create, emit, together } from '../../platform/outcome.ts';
import { charged } from '../domain/cost-of-order.ts';
import {
  lotNeeded,
  moreThanReported,
  overCompletion,
  ownOutput,
  serialsDiffer,
} from '../domain/errors.ts';
import { withFlow } from '../domain/operation-flow.ts';
import { assertWorking, type Order, receiptLimit, stateOf } from '../domain/work-order-life.ts';
import { assertCounted } from '../draft-order.ts';
import { endStep, type OrderStep, openStep, productionOf } from '../order-step.ts';
import { type ReceiptClaims, receiptClaims } from '../receipt-claims.ts';
import { goodsOf, receiptLines } from '../receipt-goods.ts';
import { backflushWishes, takeMaterial, withIssued } from '../take-material.ts';

const series = { prefix: 'PRC' };
type Input = z.infer<(typeof contract)['input']>;

/** Finished goods, the material that is backflushed with them, value and voucher in one commit. */
export const receiveProduction: CommandRun<typeof contract> = async (ctx, input) => {
  const step = await openStep(ctx, input.id, 'workOrder.receive');
  const { product } = step;
  assertWorking(step.order);
  assertReceivable(step, input);
  const received = add(step.order.received, input.quantity);
  const order = withFlow({ ...step.order, received }, product.decimals);

  const date = input.date ?? ctx.today;
  const id = ctx.newId(productionReceipt.prefix);
  const number = await ctx.numbering.next(series, date);
  const source = { noun: productionReceipt.id, id, number };
  const wishes = await backflushWishes(ctx, order, () => true);
  assertOthers(
    order,
    wishes.map(({ itemId }) => itemId),
    input,
    product.code,
  );
  const moveId = ctx.newId(stockMove.prefix);
  const taken = await takeMaterial(ctx, step.order, wishes, { date, source, moveId });
  const issued = { ...order, materials: withIssued(order.materials, taken.lines) };
  const spent = charged(step.cost, { material: productionOf(taken.entries) });

  const warehouseId = input.warehouseId ?? order.warehouseId;
  const goods = await goodsOf(ctx, { ...step, order: issued, cost: spent }, input);
  const keeping = { ...step, order: issued };
  const { claims, pegs, changes } = await receiptClaims(ctx, keeping, input.quantity, warehouseId);
  const came = await receiveStock(ctx, {
    ...{ date, source, kind: 'productionReceipt', from: 'production' },
    accountRole: 'production',
    stockRole: 'finishedGoods',
    lines: receiptLines(goods, {
      ...{ input, itemId: order.itemId, warehouseId, claims },
      currency: ctx.company.currency,
    }),
  });
  const entries = [...taken.entries, ...receiptEntries(came.values, 'production')];
  const document = create(
    ctx,
    productionReceipt,
    receiptFields(input, {
      ...{ number, workOrderId: order.id, date, itemId: order.itemId, warehouseId },
      ...{ value: goods.value, stockMoveId: came.move.id },
      ...(goods.byProducts.length > 0 && { byProducts: goods.byProducts }),
      ...(claims.length > 0 && { claimed: claims.map(claimedFor) }),
      ...(taken.lines.length > 0 && { issued: taken.lines, issueMoveId: taken.moveId }),
    }),
    id,
  );
  const end = await endStep(ctx, step, {
    order: { ...issued, pegs, state: stateOf(issued, product.decimals, false) },
    cost: charged(spent, { received: sub(productionOf(taken.entries), productionOf(entries)) }),
    ...{ date, source, entries },
  });
  const event = emit(productionReceived, {
    ...{ workOrderId: order.id, itemId: order.itemId, productionReceiptId: id },
    quantity: input.quantity,
    salesOrderIds: salesOrdersOf(claims),
  });
  const own = { changes: [document, ...changes], events: [event] };
  return { result: document.after, ...together(own, taken.posting, came.posting, end) };
};

type Claims = ReceiptClaims['claims'];

const salesOrdersOf = (claims: Claims): string[] => [
  ...new Set(
    claims.filter(({ source }) => source.noun === 'salesOrder').map((one) => one.source.id),
  ),
];

const claimedFor = ({ source, sourceLine, quantity }: Claims[number]) => ({
  ...(source.noun === 'salesOrder' ? { salesOrderId: source.id } : { parentOrderId: source.id }),
  lineNo: Number(sourceLine),
  quantity,
});

const receiptFields = <F extends object>(
  { quantity, lot, expiresOn, serials, memo }: Input,
  fields: F,
) => ({
  ...fields,
  state: 'posted' as const,
  quantity,
  ...(lot !== undefined && { lot }),
  ...(expiresOn !== undefined && { expiresOn }),
  ...(serials !== undefined && { serials }),
  ...(memo !== undefined && { memo }),
});

function assertReceivable({ order, product, settings }: OrderStep, input: Input): void {
  const { quantity, serials, lot } = input;
  assertCounted(product, quantity, '/quantity');
  const received = add(order.received, quantity);
  const limit = receiptLimit(order, settings, product.decimals);
  if (gt(received, limit)) {
    throw overCompletion({ quantity: order.quantity, limit, received }, '/quantity');
  }
  const reports = settings.receiveReportedOnly && order.operations.length > 0;
  if (reports && gt(received, order.good)) {
    throw moreThanReported({ good: order.good, received }, '/quantity');
  }
  if (product.trackLots && lot === undefined) throw lotNeeded({ item: product.code }, '/lot');
  if (serials && !eq(String(serials.length), quantity)) {
    throw serialsDiffer({ serials: serials.length, quantity }, '/serials');
  }
}

/** One commit writes one cost pool once: what is used by itself and made in one step is refused. */
function assertOthers(order: Order, used: readonly string[], input: Input, item: string): void {
  const expected = order.byProducts?.map(({ itemId }) => itemId) ?? [];
  const made = [order.itemId, ...(input.byProducts?.map(({ itemId }) => itemId) ?? expected)];
  if (used.some((itemId) => made.includes(itemId))) throw ownOutput({ item });
}
