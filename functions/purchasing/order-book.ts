import type { Fields } from '../../shared/contracts/noun.ts';
import { purchaseOrder } from '../../shared/contracts/purchasing/purchase-order.ts';
import type { Ctx } from '../platform/context.ts';
import { needAll } from '../platform/entity.ts';
import { type Change, revise } from '../platform/outcome.ts';
import {
  lineOf,
  type Order,
  type OrderLine,
  receiptState,
  withLines,
} from './domain/order-life.ts';

/**
 * The orders that one commit works on: each line is taken as the lines before left it, and every
 * order is written once.
 */
export interface OrderBook {
  ids: string[];
  orders: Order[];
  order: (id: string) => Order;
  line: (id: string, lineNo: number, pointer: string) => OrderLine;
  put: (id: string, line: OrderLine) => void;
  /** Orders whose lines changed, with more to say about each. */
  changes: (more?: (order: Order) => Partial<Fields<typeof purchaseOrder>>) => Change[];
}

export async function openOrderBook(
  ctx: Ctx,
  wanted: readonly string[],
  pointerOf: (id: string) => string = () => '',
): Promise<OrderBook> {
  const ids = [...new Set(wanted)];
  const found = await needAll(ctx, purchaseOrder, ids, pointerOf);
  const changed = new Map<string, Map<number, OrderLine>>();
  const order = (id: string) => {
    const known = found.get(id) as Order;
    return { ...known, lines: withLines(known.lines, changed.get(id) ?? new Map()) };
  };
  return {
    ids,
    orders: ids.map((id) => found.get(id) as Order),
    order,
    line: (id, lineNo, pointer) => lineOf(order(id), lineNo, pointer),
    put(id, line) {
      changed.set(id, new Map([...(changed.get(id) ?? []), [line.lineNo, line]]));
    },
    changes: (more = () => ({})) =>
      ids
        .filter((id) => changed.has(id))
        .map((id) => {
          const now = order(id);
          const patch = { lines: now.lines, ...more(now) };
          return revise(ctx, purchaseOrder, found.get(id) as Order, patch);
        }),
  };
}

const moving: readonly Order['state'][] = ['approved', 'partlyReceived', 'received'];

/** Where an order stands after goods came or went; a closed one stays closed. */
export const stateAfter = ({ state, lines }: Order) =>
  moving.includes(state) ? { state: receiptState(lines) } : {};
