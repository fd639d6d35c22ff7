import { type Decimal, gte, isPositive, sum } from '../../../shared/kernel/decimal.ts';

/** What an order does for a request. */
export interface RequestOrder {
  purchaseOrderId: string;
  number: string;
  lineNo: number;
  quantity: Decimal;
  received: Decimal;
}

/** A request with the way it has gone. */
export interface RequestRow {
  id: string;
  number: string;
  source: string;
  sourceNumber?: string;
  itemId: string;
  department?: string;
  ownerId?: string;
  neededOn: string;
  state: string;
  quantity: Decimal;
  ordered: Decimal;
  orders: RequestOrder[];
}

export type RequestStage =
  | 'open'
  | 'partlyOrdered'
  | 'ordered'
  | 'partlyReceived'
  | 'received'
  | 'cancelled';

type Way = Pick<RequestRow, 'state' | 'quantity' | 'ordered' | 'orders'>;

export const receivedOf = ({ orders }: Pick<Way, 'orders'>): Decimal =>
  sum(orders.map(({ received }) => received));

/** How far a request has got on its way to the shelf. */
export function stageOf(row: Way): RequestStage {
  if (row.state === 'cancelled') return 'cancelled';
  const received = receivedOf(row);
  if (gte(received, row.quantity)) return 'received';
  if (isPositive(received)) return 'partlyReceived';
  if (gte(row.ordered, row.quantity)) return 'ordered';
  return isPositive(row.ordered) ? 'partlyOrdered' : 'open';
}
