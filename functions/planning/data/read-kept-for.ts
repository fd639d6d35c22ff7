import type { Sql } from '../../platform/read-model/report.ts';
import type { PlannedItem } from '../domain/snapshot.ts';
import { MADE_TO_ORDER } from '../reports/flow-sql.ts';

/** Which lines of open orders are made to order, and whether something is kept for them. */
export interface KeptFor {
  /** What the line wants, and whether that is made for it alone; absent: nothing is open. */
  line: (order: string) => { itemId: string; toOrder: boolean } | undefined;
  /**
   * The order that something of an item is kept for: the product of a line made to order, and of
   * its parts what is made to order or kept for its order anyway. A line that has become one from
   * stock keeps nothing.
   */
  orderOf: (order: unknown, itemId: string) => string | undefined;
}

const LINES = `
  SELECT o.id || '/' || l.lineNo, l.itemId, ${MADE_TO_ORDER} AS toOrder
    FROM salesOrder o
    JOIN salesOrder__lines l ON l.parentId = o.id
    JOIN item i ON i.id = l.itemId
    WHERE o.state IN ('confirmed', 'partlyDelivered')`;

export function readKeptFor(sql: Sql, items: ReadonlyMap<string, PlannedItem>): KeptFor {
  const lines = new Map<string, { itemId: string; toOrder: boolean }>();
  for (const [order, itemId, toOrder] of sql.rows(LINES)) {
    lines.set(String(order), { itemId: String(itemId), toOrder: toOrder === 1n });
  }
  return {
    line: (order) => lines.get(order),
    orderOf: (order, itemId) => {
      if (typeof order !== 'string') return undefined;
      const line = lines.get(order);
      if (line?.toOrder === false) return undefined;
      const item = items.get(itemId);
      const kept = item?.madeToOrder || item?.pegHard || line?.itemId === itemId;
      return kept ? order : undefined;
    },
  };
}
