import { neg, sum } from '../../shared/kernel/decimal.ts';
import { creditChange } from '../finance/postings.ts';
import { issueStock } from '../inventory/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { nothing, type Posting, together } from '../platform/outcome.ts';
import type { Order } from './domain/order-life.ts';
import type { PlannedDelivery } from './domain/plan-delivery.ts';
import type { Delivery } from './domain/plan-invoice.ts';
import { claim, withItem } from './receivables.ts';
import { type Cost, post, revenueDraft, shippedDraft } from './vouchers.ts';

type Parts = readonly PlannedDelivery[];

/**
 * What a delivery does to stock and books. At a revenue point of `delivery` it is revenue at once,
 * with a receivable; otherwise the goods stand under goods shipped until signature or invoice.
 */
export async function bookDelivery(
  ctx: Ctx,
  order: Order,
  note: Delivery,
  parts: Parts,
  stocked: (itemId: string) => boolean,
) {
  const atOnce = order.revenuePoint === 'delivery';
  const source = { noun: 'delivery', id: note.id, number: note.number };
  const issued = await issue(ctx, order, note, parts, stocked);
  const voucher = { date: note.date, source, customerId: order.customerId };
  const sold = parts.map(({ line, amounts }) => ({ itemId: line.itemId, amounts }));
  const draft = atOnce
    ? revenueDraft(ctx, voucher, { sold, costs: issued.costs, vat: 'pending' })
    : shippedDraft(ctx, voucher, issued.costs);
  const claimed = atOnce
    ? claim(ctx, order, { source, date: note.date, amount: note.gross })
    : { posting: nothing() };
  const credit = creditChange(ctx, {
    customerId: order.customerId,
    orders: neg(sum(parts.map(({ ordered }) => ordered))),
    ...(atOnce ? { receivable: note.gross } : { shipped: note.gross }),
  });
  const { openItemId } = claimed;
  return {
    posting: together(issued.posting, await post(ctx, draft), claimed.posting, credit),
    links: {
      ...(issued.moveId !== undefined && { stockMoveId: issued.moveId }),
      ...(openItemId !== undefined && { openItemId }),
    },
    onOrder: withItem(order, openItemId),
  };
}

/**
 * The other side of the stock account. Under the monthly average nothing has a cost before the
 * month's cost run, so the run charges it to cost of sales whenever the revenue comes.
 */
const accountOf = (ctx: Ctx, { revenuePoint }: Order) =>
  revenuePoint === 'delivery' || ctx.company.costingMethod === 'monthlyAverage'
    ? 'costOfSales'
    : 'goodsShipped';

interface IssuedGoods {
  posting: Posting;
  costs: Cost[];
  moveId?: string;
}

/** Takes the goods out of stock, using up what the order had reserved. Services need none. */
async function issue(
  ctx: Ctx,
  order: Order,
  note: Delivery,
  parts: Parts,
  stocked: (itemId: string) => boolean,
): Promise<IssuedGoods> {
  const lines = parts.flatMap(({ line, quantity, lot, pointer, fromReservation }, index) => {
    const { itemId, warehouseId, lineNo } = line;
    if (!stocked(itemId) || warehouseId === undefined) return [];
    return [
      {
        sourceLine: String(index + 1),
        itemId,
        warehouseId,
        quantity,
        fromReservation,
        reserved: { sourceId: order.id, sourceLine: String(lineNo) },
        ...(lot !== undefined && { lot }),
        pointer,
      },
    ];
  });
  if (lines.length === 0) return { posting: nothing(), costs: [] };
  const { posting, costs, move } = await issueStock(ctx, {
    date: note.date,
    source: { noun: 'delivery', id: note.id, number: note.number },
    kind: 'delivery',
    to: 'customer',
    accountRole: accountOf(ctx, order),
    lines,
  });
  return { posting, costs, moveId: move.id };
}
