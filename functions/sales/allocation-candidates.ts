import type { customer } from '../../shared/contracts/masterdata/customer.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { gt, isZero, neg } from '../../shared/kernel/decimal.ts';
import type { ClaimShift } from '../inventory/postings.ts';
import type { AllocationOrder, allocateByPriority } from '../inventory/queries.ts';
import {
  isMadeToOrder,
  type Order,
  type OrderLine,
  openQuantity,
  shortQuantity,
} from './domain/order-life.ts';
import { sourceOf } from './free-stock.ts';

/** Each order takes two actions in a transaction of a hundred. */
export const MAX_ORDERS = 45;

interface Place {
  itemId: string;
  warehouseId: string;
}

/** One line that competes for stock. */
export interface Candidate {
  order: Order;
  line: OrderLine;
  wish: AllocationOrder;
}

type Results = ReturnType<typeof allocateByPriority>;

const keyOf = (order: Order, line: OrderLine): string => `${order.id}:${line.lineNo}`;

/**
 * The open lines of the orders at one place, with what ranks them. What is made to order neither
 * takes what is shared nor gives up what was made for it.
 */
export function candidatesIn(
  orders: readonly Order[],
  buyers: ReadonlyMap<string, Doc<typeof customer>>,
  place: Place,
): Candidate[] {
  return orders
    .filter(({ state }) => state === 'confirmed' || state === 'partlyDelivered')
    .flatMap((order) =>
      order.lines
        .filter(
          ({ itemId, warehouseId }) => itemId === place.itemId && warehouseId === place.warehouseId,
        )
        .filter((line) => gt(openQuantity(line), '0') && !isMadeToOrder(line))
        .map((line) => ({ order, line, wish: wishOf(order, line, buyers) })),
    );
}

function wishOf(
  order: Order,
  line: OrderLine,
  buyers: ReadonlyMap<string, Doc<typeof customer>>,
): AllocationOrder {
  const tier = buyers.get(order.customerId)?.tier;
  return {
    id: keyOf(order, line),
    ...(tier !== undefined && { tier }),
    ...(order.penalty !== undefined && { penalty: order.penalty }),
    due: line.requestedDate ?? order.requestedDate ?? order.date,
    amount: order.gross,
    quantity: openQuantity(line),
    softReserved: line.reserved,
  };
}

/** Per order: its lines as they become, and the claims it gives back or takes. */
export function claimShifts(candidates: readonly Candidate[], results: Results, place: Place) {
  const changed = new Map(
    results.filter(({ change }) => !isZero(change)).map((one) => [one.id, one]),
  );
  const orders = [...new Set(candidates.map(({ order }) => order))];
  return orders.flatMap((order) => {
    const own = order.lines.flatMap((line) => {
      const result = changed.get(keyOf(order, line));
      return result ? [{ line, result }] : [];
    });
    if (own.length === 0) return [];
    const moved = own.map(({ line, result: { change } }) => ({
      sourceLine: String(line.lineNo),
      ...place,
      change,
    }));
    const shift: ClaimShift = {
      source: sourceOf(order),
      customerId: order.customerId,
      releases: moved
        .filter(({ change }) => !gt(change, '0'))
        .map(({ sourceLine, warehouseId, change }) => ({
          sourceLine,
          warehouseId,
          quantity: neg(change),
        })),
      claims: moved
        .filter(({ change }) => gt(change, '0'))
        .map(({ change, ...claim }) => ({ ...claim, quantity: change })),
    };
    const lines = order.lines.map((line) => {
      const reserved = changed.get(keyOf(order, line))?.allocated;
      return reserved === undefined ? line : withReserved(line, reserved);
    });
    return [{ order, lines, shift }];
  });
}

function withReserved(line: OrderLine, reserved: string): OrderLine {
  const next = { ...line, reserved };
  return { ...next, supply: gt(shortQuantity(next), '0') ? 'short' : 'stock' };
}

/** Who gets what, and for each loser who stood before it. */
export function answerOf(
  itemId: string,
  stock: string,
  candidates: readonly Candidate[],
  results: Results,
) {
  const known = new Map(candidates.map((one) => [one.wish.id, one]));
  const named = (id: string) => {
    const { order, line } = known.get(id) as Candidate;
    return { number: order.number, lineNo: line.lineNo };
  };
  const lines = results.map(({ id, wanted, allocated, because }) => {
    const { order, line } = known.get(id) as Candidate;
    return {
      salesOrderId: order.id,
      ...named(id),
      wanted,
      before: line.reserved,
      after: allocated,
      because: because.map((one) => ({ ...named(one.id), quantity: one.quantity, rule: one.rule })),
    };
  });
  return { itemId, stock, lines };
}
