import type { Doc } from '../../shared/contracts/noun.ts';
import type { goodsReceipt } from '../../shared/contracts/purchasing/goods-receipt.ts';
import type { purchaseReturn } from '../../shared/contracts/purchasing/purchase-return.ts';
import { add, type Decimal } from '../../shared/kernel/decimal.ts';
import { type ReturnedLine, purchaseReturn as returnRule } from '../finance/postings.ts';
import { issueStock } from '../inventory/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { nothing, type Posting, together } from '../platform/outcome.ts';
import type { Order } from './domain/order-life.ts';
import { takeOff } from './payables.ts';
import type { ReturnPart } from './read-return.ts';
import { headerOf, post } from './vouchers.ts';

interface Returning {
  receipt: Doc<typeof goodsReceipt>;
  back: Doc<typeof purchaseReturn>;
  parts: readonly ReturnPart[];
  orders: readonly Order[];
}

interface Booked {
  posting: Posting;
  links: { stockMoveId?: string; openItemId?: string };
}

/**
 * The receipt in red, as far as it was accepted: stock at what it came in for, received-not-
 * invoiced for the part that no invoice had come for, the payable for the rest.
 */
export async function bookReturn(ctx: Ctx, returning: Returning): Promise<Booked> {
  const { back, parts, orders } = returning;
  const source = { noun: 'purchaseReturn', id: back.id, number: back.number };
  const accepted = parts.filter(({ returnLine }) => returnLine.rejected !== true);
  const goods = await takeFromShelf(ctx, returning, accepted);
  const lines = accepted.map((part) => entryOf(part, goods.costs.get(part)));
  const header = headerOf(ctx, { date: back.date, source });
  const draft = returnRule(header, { supplier: back.supplierId, lines });
  const taken = await takeOff(ctx, orders, {
    supplierId: back.supplierId,
    source,
    documentNumber: back.number,
    date: back.date,
    currency: ctx.company.currency,
    amount: back.gross,
  });
  const { journalId: _, ...voucher } = await post(ctx, draft);
  return {
    posting: together(goods.posting, voucher, taken.posting),
    links: {
      ...(goods.moveId !== undefined && { stockMoveId: goods.moveId }),
      ...(taken.openItemId !== undefined && { openItemId: taken.openItemId }),
    },
  };
}

interface Cost {
  stockRole: ReturnedLine['stock'];
  cost: Decimal;
}

/** A service costs what is credited for it; goods what they stood at. */
function entryOf({ line, accrued, net, tax }: ReturnPart, cost: Cost | undefined): ReturnedLine {
  const { itemId: item, expenseRole = 'adminExpense' } = line;
  const owed = { credit: accrued, owedNet: net, owedTax: tax };
  if (!cost) return { item, stock: expenseRole, cost: add(accrued, net), ...owed };
  return { item, stock: cost.stockRole, cost: cost.cost, ...owed };
}

interface Taken {
  posting: Posting;
  costs: Map<ReturnPart, Cost>;
  moveId?: string;
}

async function takeFromShelf(
  ctx: Ctx,
  { receipt, back }: Returning,
  parts: readonly ReturnPart[],
): Promise<Taken> {
  const lines = parts.flatMap(({ returnLine, receiptLine, accrued, net, pointer }, index) => {
    const { itemId, warehouseId, quantity } = returnLine;
    const moveId = receipt.stockMoveId;
    if (warehouseId === undefined || moveId === undefined) return [];
    const { lot, serial } = receiptLine;
    return [
      {
        sourceLine: String(index + 1),
        ...{ itemId, warehouseId, quantity, pointer },
        returns: { moveId, value: add(accrued, net) },
        ...(lot !== undefined && { lot }),
        ...(serial !== undefined && { serial }),
      },
    ];
  });
  if (lines.length === 0) return { posting: nothing(), costs: new Map() };
  const { posting, costs, move } = await issueStock(ctx, {
    date: back.date,
    source: { noun: 'purchaseReturn', id: back.id, number: back.number },
    kind: 'supplierReturn',
    to: 'supplier',
    accountRole: 'goodsReceivedNotInvoiced',
    lines,
  });
  const byPart = costs.map(({ sourceLine, stockRole, cost }): [ReturnPart, Cost] => [
    parts[Number(sourceLine) - 1] as ReturnPart,
    { stockRole, cost },
  ]);
  return { posting, costs: new Map(byPart), moveId: move.id };
}
