import type { BusinessDate } from '../../../shared/kernel/date.ts';
import {
  add,
  type Decimal,
  isPositive,
  max,
  min,
  sub,
  sum,
} from '../../../shared/kernel/decimal.ts';

/** Goods of a transfer into a warehouse in transit. */
export interface Shipment {
  id: string;
  number: string;
  line: number;
  itemId: string;
  /** The warehouse in transit, and the one that they go to; absent: they stay in its area. */
  wayId: string;
  goesToId?: string;
  arrivesOn: BusinessDate;
  quantity: Decimal;
}

export interface OnTheWay {
  left: Shipment[];
  /** In transit without a day. */
  undated: Decimal;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * What of the shipments of an item into a warehouse has not arrived. What went on to a place is
 * taken for the first that went there, and no more is on its way than lies in transit.
 */
export function stillOnTheWay(
  shipments: readonly Shipment[],
  balance: Decimal,
  arrivedAt: ReadonlyMap<string, Decimal>,
): OnTheWay {
  const arrived = new Map(arrivedAt);
  const inOrder = shipments.toSorted(
    (a, b) => byText(a.arrivesOn, b.arrivesOn) || byText(a.id, b.id) || a.line - b.line,
  );
  const open = inOrder.map((shipment) => {
    const { goesToId = '', quantity } = shipment;
    const there = min(quantity, arrived.get(goesToId) ?? '0');
    arrived.set(goesToId, sub(arrived.get(goesToId) ?? '0', there));
    return { ...shipment, quantity: sub(quantity, there) };
  });
  const total = sum(open.map(({ quantity }) => quantity));
  let gone = max('0', sub(total, balance));
  const left = open.flatMap((shipment): Shipment[] => {
    const taken = min(gone, shipment.quantity);
    gone = sub(gone, taken);
    const quantity = sub(shipment.quantity, taken);
    return isPositive(quantity) ? [{ ...shipment, quantity }] : [];
  });
  return { left, undated: max('0', sub(add(balance), total)) };
}
