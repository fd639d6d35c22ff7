import type { item } from '../../shared/contracts/masterdata/item.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { goodsReceipt } from '../../shared/contracts/purchasing/goods-receipt.ts';
import { add, isPositive } from '../../shared/kernel/decimal.ts';
import { goodsReceived, type ReceivedLine } from '../finance/postings.ts';
import { receiveStock } from '../inventory/postings.ts';
import type { Ctx } from '../platform/context.ts';
import { nothing, type Posting, together } from '../platform/outcome.ts';
import type { ArrivedPart } from './read-arrivals.ts';
import { headerOf, post } from './vouchers.ts';

/** What is never sold as it is counts as material, all else as goods; the first receipt decides. */
const stockRoleOf = ({ salesPrice, make }: Doc<typeof item>) =>
  salesPrice === undefined && !make ? ('rawMaterial' as const) : ('finishedGoods' as const);

interface Booked {
  posting: Posting;
  links: { stockMoveId?: string };
}

/** Dr stock, or the expense of a service, Cr received-not-invoiced, at the order's price (§6). */
export async function bookReceipt(
  ctx: Ctx,
  receipt: Doc<typeof goodsReceipt>,
  parts: readonly ArrivedPart[],
): Promise<Booked> {
  const source = { noun: 'goodsReceipt', id: receipt.id, number: receipt.number };
  const goods = await putOnShelf(ctx, receipt, parts);
  const services = parts
    .filter(({ line }) => line.expenseRole !== undefined)
    .map(({ line, receiptLine }) => ({
      item: line.itemId,
      stock: line.expenseRole ?? 'adminExpense',
      value: receiptLine.value,
    }));
  const draft = goodsReceived(headerOf(ctx, { date: receipt.date, source }), {
    supplier: receipt.supplierId,
    lines: [...goods.lines, ...services],
  });
  return {
    posting: together(goods.posting, await post(ctx, draft)),
    links: goods.moveId === undefined ? {} : { stockMoveId: goods.moveId },
  };
}

interface Shelved {
  posting: Posting;
  lines: ReceivedLine[];
  moveId?: string;
}

async function putOnShelf(
  ctx: Ctx,
  { id, number, date }: Doc<typeof goodsReceipt>,
  parts: readonly ArrivedPart[],
): Promise<Shelved> {
  const lines = parts.flatMap(({ line, goods, receiptLine, pointer }) => {
    const { lineNo, itemId, warehouseId, quantity, value, lot, expiresOn, serial } = receiptLine;
    if (warehouseId === undefined || !isPositive(quantity)) return [];
    return [
      {
        sourceLine: String(lineNo),
        ...{ itemId, warehouseId, quantity, value, pointer },
        stockRole: line.stockRole ?? stockRoleOf(goods),
        ...(lot !== undefined && { lot }),
        ...(expiresOn !== undefined && { expiresOn }),
        ...(serial !== undefined && { serial }),
      },
    ];
  });
  if (lines.length === 0) return { posting: nothing(), lines: [] };
  const { posting, values, move } = await receiveStock(ctx, {
    date,
    source: { noun: 'goodsReceipt', id, number },
    kind: 'purchaseReceipt',
    from: 'supplier',
    accountRole: 'goodsReceivedNotInvoiced',
    lines,
  });
  return {
    posting,
    moveId: move.id,
    lines: values.map(({ itemId, stockRole, value, variance, adjustment }) => ({
      item: itemId,
      stock: stockRole,
      value: add(value, variance),
      variance,
      shortage: adjustment,
    })),
  };
}
