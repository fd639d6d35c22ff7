import { sum } from '../../shared/kernel/decimal.ts';
import type { KitOrder } from './domain/kitting/kit-order.ts';
import type { SalesKitOrder } from './domain/kitting/kit-sales-orders.ts';
import { keyOf } from './domain/promise/promise-facts.ts';
import { openValue } from './promise-facts.ts';
import type { OrderRow } from './reports/promised-orders.ts';

const USUAL_PRIORITY = 500;

/** A sales order as kitting looks at it; it is due when its first line is. */
export function salesKitOrder(
  { id, number, lines }: OrderRow,
  decimals: ReadonlyMap<string, number>,
): SalesKitOrder {
  const due = lines.map(({ requestedOn }) => requestedOn).sort();
  return {
    id,
    number,
    dueOn: due[0] ?? '',
    priority: USUAL_PRIORITY,
    lines: lines.map(({ line, itemId, toOrder, open, reserved, net, ordered }) => ({
      position: line,
      itemId,
      ...(toOrder && { shelf: keyOf({ noun: 'salesOrder', id, number, line }) }),
      decimals: decimals.get(itemId) ?? 0,
      open,
      reserved,
      value: openValue(net, open, ordered),
    })),
  };
}

/** One kit of all its lines, so that sequences are weighed by orders that can leave whole. */
export const oneKitOf = ({ id, number, dueOn, priority, lines }: SalesKitOrder): KitOrder => ({
  id,
  number,
  itemId: '',
  quantity: '1',
  done: '0',
  decimals: 0,
  startOn: dueOn,
  dueOn,
  priority,
  value: sum(lines.map(({ value }) => value)),
  lines: lines.map(({ position, itemId, shelf, decimals: places, open, reserved }) => ({
    position,
    itemId: shelf ?? itemId,
    decimals: places,
    required: open,
    fixed: '0',
    issued: '0',
    reserved,
    backflush: false,
    keyItem: false,
    alternates: [],
  })),
});
