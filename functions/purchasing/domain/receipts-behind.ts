import type { Doc } from '../../../shared/contracts/noun.ts';
import type { goodsReceipt } from '../../../shared/contracts/purchasing/goods-receipt.ts';
import { add, type Decimal, gt, max, min, sub } from '../../../shared/kernel/decimal.ts';

export interface ReceiptPart {
  moveId: string;
  receiptDate: string;
  quantity: Decimal;
}

/**
 * The receipts that the units from the `from`th to the `to`th of an order line came with, oldest
 * first, without what went back: invoices take receipts in the order in which they came.
 */
export function receiptsBehind(
  receipts: readonly Doc<typeof goodsReceipt>[],
  { orderId, lineNo }: { orderId: string; lineNo: number },
  from: Decimal,
  to: Decimal,
): ReceiptPart[] {
  const parts: ReceiptPart[] = [];
  let reached = '0';
  for (const receipt of receipts.toSorted(byDate)) {
    const { stockMoveId, date } = receipt;
    if (stockMoveId === undefined) continue;
    for (const line of receipt.lines) {
      if (line.purchaseOrderId !== orderId || line.orderLine !== lineNo) continue;
      const next = add(reached, sub(line.quantity, line.returned ?? '0'));
      const quantity = sub(min(next, to), max(reached, from));
      if (gt(quantity, '0')) parts.push({ moveId: stockMoveId, receiptDate: date, quantity });
      reached = next;
    }
  }
  return parts;
}

const byDate = (a: Doc<typeof goodsReceipt>, b: Doc<typeof goodsReceipt>): number =>
  `${a.date} ${a.id}` < `${b.date} ${b.id}` ? -1 : 1;
