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
  sentOn: BusinessDate;
  arrivesOn: BusinessDate;
  quantity: Decimal;
}

/** What went on out of transit to a warehouse on a day. */
export interface Arrival {
  placeId: string;
  date: BusinessDate;
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
 * taken for the first that went there and had been sent by then: goods without a day went the same
 * way. No more is on its way than lies in transit.
 */
export function stillOnTheWay(
  shipments: readonly Shipment[],
  balance: Decimal,
  arrivals: readonly Arrival[],
): OnTheWay {
  const arrived = Map.groupBy(arrivals, ({ placeId }) => placeId);
  const inOrder = shipments.toSorted(
    (a, b) => byText(a.arrivesOn, b.arrivesOn) || byText(a.id, b.id) || a.line - b.line,
  );
  const open = inOrder.map((shipment) => {
    const { goesToId = '', sentOn } = shipment;
    let { quantity } = shipment;
    const rest = (arrived.get(goesToId) ?? []).map((one) => {
      const mine = one.date < sentOn ? '0' : min(quantity, one.quantity);
      quantity = sub(quantity, mine);
      return { ...one, quantity: sub(one.quantity, mine) };
    });
    arrived.set(
      goesToId,
      rest.filter((one) => isPositive(one.quantity)),
    );
    return { ...shipment, quantity };
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
