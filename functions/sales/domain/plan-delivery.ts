import { add, type Decimal, gt, lt, max, min, mul, sub } from '../../../shared/kernel/decimal.ts';
import { type Amounts, noAmounts } from '../../../shared/kernel/line-amounts.ts';
import { nothingToDeliver, overDelivery, unknownLine } from './errors.ts';
import {
  keptQuantity,
  lineBetween,
  type Order,
  type OrderLine,
  openQuantity,
} from './order-life.ts';

export interface QuantityWish {
  orderLine: number;
  quantity: Decimal;
}

export interface DeliveryWish extends QuantityWish {
  lot?: string | undefined;
  /** The wish of the request that it comes from. */
  pointer?: string;
}

export interface PlannedDelivery {
  line: OrderLine;
  quantity: Decimal;
  lot?: string;
  pointer: string;
  fromReservation: Decimal;
  amounts: Amounts;
  /** Value of the part that was ordered: it leaves the order's share of the credit exposure. */
  ordered: Decimal;
}

/** Everything that is reserved, and services in full. */
export const allReady = (order: Order, stocked: (itemId: string) => boolean): QuantityWish[] =>
  order.lines
    .map((line) => ({
      orderLine: line.lineNo,
      quantity: stocked(line.itemId) ? line.reserved : openQuantity(line),
    }))
    .filter(({ quantity }) => gt(quantity, '0'));

/**
 * What leaves: shipped ≤ ordered × (1 + tolerance) per line (D3). `tolerance` is a fraction. The
 * same line named twice counts together.
 */
export function planDelivery(
  order: Order,
  wishes: readonly DeliveryWish[],
  tolerance: Decimal,
): { lines: OrderLine[]; parts: PlannedDelivery[] } {
  if (wishes.length === 0) throw nothingToDeliver();
  const lines = new Map(order.lines.map((line) => [line.lineNo, line]));
  const parts = wishes.map(({ orderLine, quantity, lot, pointer = '' }) => {
    const line = lines.get(orderLine);
    if (!line) throw unknownLine({ line: orderLine }, `${pointer}/orderLine`);
    const part = planLine(order, line, quantity, tolerance, pointer);
    const delivered = add(line.delivered, quantity);
    lines.set(orderLine, {
      ...line,
      delivered,
      reserved: sub(line.reserved, part.fromReservation),
    });
    return { ...part, ...(lot !== undefined && { lot }) };
  });
  return { lines: order.lines.map(({ lineNo }) => lines.get(lineNo) as OrderLine), parts };
}

function planLine(
  order: Order,
  line: OrderLine,
  quantity: Decimal,
  tolerance: Decimal,
  pointer: string,
): PlannedDelivery {
  const kept = keptQuantity(line);
  const allowed = max('0', sub(mul(kept, add('1', tolerance)), line.delivered));
  if (lt(allowed, quantity))
    throw overDelivery({ line: line.lineNo, allowed, quantity }, `${pointer}/quantity`);
  const after = add(line.delivered, quantity);
  const orderedUpTo = min(after, kept);
  const ordered = gt(orderedUpTo, line.delivered)
    ? lineBetween(line, line.delivered, orderedUpTo, order)
    : noAmounts;
  return {
    line,
    quantity,
    pointer,
    fromReservation: min(line.reserved, quantity),
    amounts: lineBetween(line, line.delivered, after, order),
    ordered: ordered.gross,
  };
}
