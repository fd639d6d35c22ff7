import type { Doc } from '../../shared/contracts/noun.ts';
import type { salesReturn } from '../../shared/contracts/sales/sales-return.ts';
import { isZero, neg, sub, sum } from '../../shared/kernel/decimal.ts';
import { shareBetween } from '../../shared/kernel/share-between.ts';
import { creditChange } from '../finance/postings.ts';
import { receiveStock } from '../inventory/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { nothing, type Posting, together } from '../platform/outcome.ts';
import type { Order } from './domain/order-life.ts';
import type { Delivery } from './domain/plan-invoice.ts';
import type { ReturnPart } from './domain/plan-return.ts';
import { unclaim, withItem } from './receivables.ts';
import { type Cost, inRed, merged, post, revenueDraft, shippedDraft } from './vouchers.ts';

type Return = Doc<typeof salesReturn>;

/**
 * The sale is taken back in red as far as it had become revenue; goods that had merely been
 * shipped go back under stock. VAT goes back to pending: the red invoice makes it final.
 */
export async function bookReturn(
  ctx: Ctx,
  order: Order,
  note: Delivery,
  back: Return,
  parts: readonly ReturnPart[],
) {
  const { customerId } = order;
  const source = { noun: 'salesReturn', id: back.id, number: back.number };
  const voucher = { date: back.date, source, customerId };
  const goods = await takeBack(ctx, note, back, parts);
  const sold = parts.map(({ line, recognisedAmounts }) => ({
    itemId: line.itemId,
    amounts: recognisedAmounts,
  }));
  const draft = merged(ctx, voucher, [
    inRed(revenueDraft(ctx, voucher, { sold, costs: goods.sold, vat: 'pending' })),
    inRed(shippedDraft(ctx, voucher, goods.shipped)),
    revenueDraft(ctx, voucher, { sold: [], costs: goods.adjustments, vat: 'pending' }),
  ]);
  const owed = sum(parts.map(({ recognisedAmounts }) => recognisedAmounts.gross));
  const shipped = sub(back.gross, owed);
  const taken = await unclaim(ctx, order, { source, date: back.date, amount: owed }, [note.id]);
  const credit = creditChange(ctx, { customerId, receivable: neg(owed), shipped: neg(shipped) });
  return {
    posting: together(goods.posting, await post(ctx, draft), taken.posting, credit),
    links: goods.moveId === undefined ? {} : { stockMoveId: goods.moveId },
    onOrder: withItem(order, taken.openItemId),
  };
}

interface Goods {
  posting: Posting;
  /** Cost of what had become revenue, and of what had merely been shipped. */
  sold: Cost[];
  shipped: Cost[];
  adjustments: Cost[];
  moveId?: string;
}

async function takeBack(
  ctx: Ctx,
  note: Delivery,
  back: Return,
  parts: readonly ReturnPart[],
): Promise<Goods> {
  const lines = parts.flatMap(({ line, quantity }, index) => {
    const warehouseId = back.lines[index]?.warehouseId;
    if (warehouseId === undefined) return [];
    const sourceLine = String(index + 1);
    const costOf = { sourceId: note.id, sourceLine: String(line.lineNo) };
    const { itemId, lot } = line;
    return [
      { sourceLine, itemId, warehouseId, quantity, costOf, ...(lot !== undefined && { lot }) },
    ];
  });
  if (lines.length === 0) return { posting: nothing(), sold: [], shipped: [], adjustments: [] };
  const { posting, values, move } = await receiveStock(ctx, {
    date: back.date,
    source: { noun: 'salesReturn', id: back.id, number: back.number },
    kind: 'customerReturn',
    from: 'customer',
    accountRole: 'costOfSales',
    lines,
  });
  const costs = values.map((one) => {
    const part = parts[Number(one.sourceLine) - 1] as ReturnPart;
    return { one, ...splitCost(ctx, part, one) };
  });
  return {
    posting,
    moveId: move.id,
    sold: costs.map(({ sold }) => sold),
    shipped: costs.map(({ shipped }) => shipped),
    adjustments: costs
      .filter(({ one }) => !isZero(one.adjustment))
      .map(({ one }) => ({ ...one, cost: one.adjustment })),
  };
}

type Value = Omit<Cost, 'cost'> & { value: string };

function splitCost(ctx: Ctx, part: ReturnPart, value: Value): { sold: Cost; shipped: Cost } {
  const { recognised, quantity } = part;
  const { currency } = ctx.company;
  const sold = shareBetween(value.value, '0', recognised, quantity, currency);
  const { itemId, stockRole, provisional } = value;
  const base = { itemId, stockRole, provisional };
  return { sold: { ...base, cost: sold }, shipped: { ...base, cost: sub(value.value, sold) } };
}
