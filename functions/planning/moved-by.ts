import { plannedOrdersTaken } from '../../shared/contracts/planning/events.ts';
import { firmOrdersChanged } from '../../shared/contracts/planning/promise-events.ts';
import { type Emitted, emit } from '../platform/outcome.ts';
import type { Firm } from './take-in-hand.ts';

const MAX_NAMED = 400;

/** Planned orders are taken in hand, or given back: other plans than theirs must see it. */
export const takenOf = (orders: readonly Pick<Firm, 'runId'>[]): Emitted[] =>
  orders.length === 0
    ? []
    : [emit(plannedOrdersTaken, { runIds: [...new Set(orders.map(({ runId }) => runId))] })];

/** Firm planned orders are supplies of their items and take their components. */
export function movedBy(orders: readonly Firm[]): Emitted[] {
  const ids = orders.flatMap(({ itemId, components = [] }) => [
    itemId,
    ...components.map((component) => component.itemId),
  ]);
  const itemIds = [...new Set(ids)];
  const events: Emitted[] = [];
  for (let start = 0; start < itemIds.length; start += MAX_NAMED) {
    events.push(emit(firmOrdersChanged, { itemIds: itemIds.slice(start, start + MAX_NAMED) }));
  }
  return events;
}
