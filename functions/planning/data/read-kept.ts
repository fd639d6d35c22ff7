import { add, type Decimal, isPositive, min, sub } from '../../../shared/kernel/decimal.ts';
import { decimalOf, type Sql } from '../../platform/read-model/report.ts';
import { areaOf } from '../domain/areas.ts';
import type { OnHand, Supply } from '../domain/snapshot.ts';
import { reservedFor } from '../reports/flow-sql.ts';

/** What was bought or made as a part of a customer's order, and has come in. */
const CAME_IN = `
  SELECT DISTINCT l.parentId AS id, l.lineNo, f."order" AS madeFor, l.itemId, w.planningArea,
      l.received, l.returned AS gone
    FROM firmPlannedOrder f
    JOIN purchaseOrder__lines l ON l.parentId = f.documentId AND l.itemId = f.itemId
    LEFT JOIN warehouse w ON w.id = l.warehouseId
    WHERE f.state = 'released' AND f."order" IS NOT NULL
  UNION ALL
  SELECT DISTINCT l.parentId, l.lineNo, r.madeFor, l.itemId, w.planningArea, l.received, l.returned
    FROM purchaseRequest r
    JOIN purchaseOrder__pegs p ON p.requestId = r.id
    JOIN purchaseOrder__lines l ON l.parentId = p.parentId AND l.lineNo = p.lineNo
    LEFT JOIN warehouse w ON w.id = l.warehouseId
    WHERE r.madeFor IS NOT NULL
  UNION ALL
  SELECT DISTINCT o.id, 0, f."order", o.itemId, w.planningArea, o.received, 0
    FROM firmPlannedOrder f
    JOIN workOrder o ON o.id = f.documentId
    LEFT JOIN warehouse w ON w.id = o.warehouseId
    WHERE f.state = 'released' AND f."order" IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM workOrder__pegs p WHERE p.parentId = o.id AND p.hard = 1)`;

/** What work orders for such an order were given of it, or hold for good. */
const WENT_OUT = `
  WITH made(id, madeFor) AS (
    SELECT parentId, salesOrderId || '/' || lineNo FROM workOrder__pegs
      WHERE hard = 1 AND salesOrderId IS NOT NULL
    UNION
    SELECT documentId, "order" FROM firmPlannedOrder
      WHERE state = 'released' AND "order" IS NOT NULL AND documentNoun = 'workOrder'
  )
  SELECT made.madeFor, m.itemId, w.planningArea, m.issued, m.returned,
      ${reservedFor('o.id', 'm.lineNo', 'm.itemId', 'hard')} AS held
    FROM made
    JOIN workOrder o ON o.id = made.id
    JOIN workOrder__materials m ON m.parentId = o.id
    LEFT JOIN warehouse w ON w.id = o.warehouseId`;

interface Kept {
  order: string;
  itemId: string;
  area: string;
  quantity: Decimal;
}

function keptParts(sql: Sql): Kept[] {
  const kept = new Map<string, Kept>();
  const count = (madeFor: unknown, item: unknown, planningArea: unknown, quantity: Decimal) => {
    const one = { order: String(madeFor), itemId: String(item), area: areaOf(planningArea) };
    const key = `${one.order} ${one.itemId} ${one.area}`;
    kept.set(key, { ...one, quantity: add(kept.get(key)?.quantity ?? '0', quantity) });
  };
  for (const { madeFor, itemId, planningArea, received, gone } of sql.each(CAME_IN)) {
    count(madeFor, itemId, planningArea, sub(decimalOf(received), decimalOf(gone)));
  }
  if (kept.size === 0) return [];
  for (const { madeFor, itemId, planningArea, issued, returned, held } of sql.each(WENT_OUT)) {
    const given = add(sub(decimalOf(issued), decimalOf(returned)), decimalOf(held));
    count(madeFor, itemId, planningArea, sub('0', given));
  }
  return [...kept.values()].filter(({ quantity }) => isPositive(quantity));
}

/**
 * Parts of customers' orders that lie there stay with their order as long as something is planned
 * for it: they leave the free stock, as far as it goes, and are supplies of that order.
 */
export function keepParts(
  sql: Sql,
  onHand: readonly OnHand[],
  staysWithOrder: (itemId: string) => boolean,
  isOpen: (order: string) => boolean,
  today: string,
): { onHand: readonly OnHand[]; kept: Supply[] } {
  const parts = keptParts(sql);
  if (parts.length === 0) return { onHand, kept: [] };
  const supplies: Supply[] = [];
  const free = new Map<string, OnHand>();
  for (const row of onHand) {
    const key = `${row.itemId} ${row.area}`;
    free.set(key, { ...row, quantity: add(free.get(key)?.quantity ?? '0', row.quantity) });
  }
  for (const { order, itemId, area, quantity } of parts) {
    const stock = free.get(`${itemId} ${area}`);
    if (!stock || !staysWithOrder(itemId) || !isOpen(order)) continue;
    const part = min(quantity, stock.quantity);
    if (!isPositive(part)) continue;
    free.set(`${itemId} ${area}`, { ...stock, quantity: sub(stock.quantity, part) });
    const id = `${order}/${itemId}/${area}`;
    supplies.push({ id, kind: 'keptStock', itemId, area, quantity: part, date: today, order });
  }
  return { onHand: [...free.values()], kept: supplies };
}
