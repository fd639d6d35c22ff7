import type { PlannedItem } from '../domain/snapshot.ts';
import type { SalesLine } from './read-sales-lines.ts';

/** Whether something is kept for the lines of open orders. */
export interface KeptFor {
  /**
   * The order that something of an item is kept for: the product of a line made to order, and of
   * its parts what is made to order or kept for its order anyway. A line that has become one from
   * stock keeps nothing.
   */
  orderOf: (order: unknown, itemId: string) => string | undefined;
}

export function keptFor(
  openLines: readonly SalesLine[],
  items: ReadonlyMap<string, PlannedItem>,
): KeptFor {
  let lines: ReadonlyMap<string, SalesLine> | undefined;
  const lineOf = (order: string) => {
    lines ??= new Map(openLines.map((line) => [line.id, line]));
    return lines.get(order);
  };
  return {
    orderOf: (order, itemId) => {
      if (typeof order !== 'string') return undefined;
      const line = lineOf(order);
      if (line?.toOrder === false) return undefined;
      const item = items.get(itemId);
      const kept = item?.madeToOrder || item?.pegHard || line?.itemId === itemId;
      return kept ? order : undefined;
    },
  };
}
