import type { Decimal } from '../../shared/kernel/decimal.ts';
import { add } from '../../shared/kernel/decimal.ts';
import { itemsById } from '../masterdata/queries.ts';
import type { Ctx } from '../platform/context.ts';
import type { Posting } from '../platform/outcome.ts';
import { type CostBook, costDate, openCostBook, type StockRole } from './cost-book.ts';
import { revalue } from './domain/cost-pool.ts';
import type { CostMethod } from './domain/cost-pool-document.ts';
import type { Trace } from './domain/trace.ts';

/** A receipt whose cost turned out to be another. */
export interface RevaluedReceipt {
  itemId: string;
  /** The movement that brought the goods, its date and what it brought of the item. */
  moveId: string;
  receiptDate: string;
  quantity: Decimal;
  /** More (or, negative, less) than it was taken in at. */
  amount: Decimal;
}

export interface RevaluedItem {
  itemId: string;
  stockRole: StockRole;
  /** Debit stock: the share that is still on hand. */
  toStock: Decimal;
  /** Debit cost: the share that is gone. */
  toCost: Decimal;
  trace: Trace;
}

/**
 * The difference of receipts is split between what is still on hand and what is gone, as for a
 * late invoice. `date` says in which open month. The voucher is the caller's, item by item.
 */
export async function revalueStock(
  ctx: Ctx,
  request: { date: string; lines: readonly RevaluedReceipt[] },
): Promise<{ posting: Posting; values: RevaluedItem[] }> {
  const items = await itemsById(ctx, [...new Set(request.lines.map(({ itemId }) => itemId))]);
  const book = await openCostBook(ctx, items);
  const date = costDate(ctx, request.date);
  const values = [...items.keys()].map((itemId) => {
    const mine = request.lines.filter((line) => line.itemId === itemId);
    return revalueItem(book, date, itemId, mine);
  });
  return { posting: { changes: book.changes(), guards: [], events: [] }, values };
}

function revalueItem(
  book: CostBook,
  date: string,
  itemId: string,
  receipts: readonly RevaluedReceipt[],
): RevaluedItem {
  const stockRole = book.stockRole(itemId);
  const { method } = book.pool(itemId, date);
  let sums: RevaluedItem = { itemId, stockRole, toStock: '0', toCost: '0', trace: [] };
  for (const one of method === 'fifo' ? receipts : inOne(receipts, method)) {
    const out = revalue(book.pool(itemId, date), {
      source: one.moveId,
      receiptDate: one.receiptDate,
      receivedQuantity: one.quantity,
      amount: one.amount,
      date,
    });
    book.put(itemId, out.pool);
    const toStock = add(sums.toStock, out.toStock);
    const toCost = add(sums.toCost, out.toCost);
    sums = { ...sums, toStock, toCost, trace: [...sums.trace, ...out.trace] };
  }
  return sums;
}

/**
 * An average does not know which receipt a piece came from: several count as one, so that what is
 * on hand is not counted for each of them. A monthly average tells the open month from the past.
 */
function inOne(receipts: readonly RevaluedReceipt[], method: CostMethod): RevaluedReceipt[] {
  const months = new Map<string, RevaluedReceipt>();
  for (const one of receipts) {
    const month = method === 'monthlyAverage' ? one.receiptDate.slice(0, 7) : '';
    const known = months.get(month);
    const quantity = add(known?.quantity ?? '0', one.quantity);
    const amount = add(known?.amount ?? '0', one.amount);
    months.set(month, { ...one, quantity, amount });
  }
  return [...months.values()];
}
