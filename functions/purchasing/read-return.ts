import type * as z from 'zod';
import type { Doc } from '../../shared/contracts/noun.ts';
import type { goodsReceipt } from '../../shared/contracts/purchasing/goods-receipt.ts';
import type { purchaseReturnLine } from '../../shared/contracts/purchasing/purchase-return.ts';
import type { returnToSupplier } from '../../shared/contracts/purchasing/receiving-operations.ts';
import type { Ctx } from '../platform/context.ts';
import { unknownLine } from './domain/errors.ts';
import { assertReceivable, type OrderLine } from './domain/order-life.ts';
import {
  type PlannedReturn,
  planRejectedReturn,
  planReturn,
  type ReceiptLine,
} from './domain/plan-return.ts';
import { type OrderBook, openOrderBook } from './order-book.ts';

type Wish = z.infer<(typeof returnToSupplier)['input']>['lines'][number];

export interface ReturnPart extends PlannedReturn {
  returnLine: z.infer<typeof purchaseReturnLine>;
  /** The line of the order as it was before. */
  line: OrderLine;
  pointer: string;
}

export interface ReadReturn {
  orders: OrderBook;
  parts: ReturnPart[];
  /** The lines of the receipt afterwards. */
  lines: ReceiptLine[];
}

/** What goes back of a receipt, line by line; the same line named twice counts together. */
export async function readReturn(
  ctx: Ctx,
  receipt: Doc<typeof goodsReceipt>,
  wishes: readonly Wish[],
  replace: boolean,
): Promise<ReadReturn> {
  const lines = new Map(receipt.lines.map((line) => [line.lineNo, line]));
  const named = wishes.map(({ receiptLine }, index) => {
    const line = lines.get(receiptLine);
    if (!line) throw unknownLine({ line: receiptLine }, `/lines/${index}/receiptLine`);
    return line;
  });
  const orders = await openOrderBook(
    ctx,
    named.map(({ purchaseOrderId }) => purchaseOrderId),
  );
  if (replace) for (const order of orders.orders) assertReceivable(order);
  const parts = wishes.map((wish, index): ReturnPart => {
    const pointer = `/lines/${index}`;
    const before = lines.get(wish.receiptLine) as ReceiptLine;
    const { purchaseOrderId, orderLine, itemId } = before;
    const line = orders.line(purchaseOrderId, orderLine, pointer);
    const { currency } = orders.order(purchaseOrderId);
    const { quantity, rejected = false } = wish;
    const plan = (rejected ? planRejectedReturn : planReturn)(line, before, {
      ...{ quantity, replace, currency },
      pointer: `${pointer}/quantity`,
    });
    lines.set(wish.receiptLine, plan.receiptLine);
    orders.put(purchaseOrderId, plan.orderLine);
    const warehouseId = rejected ? undefined : (wish.warehouseId ?? before.warehouseId);
    const { accrued, toCredit, net, tax } = plan;
    return {
      ...plan,
      line,
      pointer,
      returnLine: {
        receiptLine: wish.receiptLine,
        ...{ purchaseOrderId, orderLine, itemId, quantity, accrued, toCredit, net, tax },
        ...(warehouseId !== undefined && { warehouseId }),
        ...(rejected && { rejected }),
      },
    };
  });
  return {
    orders,
    parts,
    lines: receipt.lines.map(({ lineNo }) => lines.get(lineNo) as ReceiptLine),
  };
}
