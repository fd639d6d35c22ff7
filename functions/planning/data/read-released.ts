import type { BusinessDate } from '../../../shared/kernel/date.ts';
import type { Sql } from '../../platform/read-model/report.ts';

/** What the planned orders say that became documents. */
export interface Released {
  /** The order of a customer that a document's item is kept for. */
  orderOf: (documentId: unknown, itemId: string) => string | undefined;
  /** The first day on which what the document brings was needed. */
  neededOn: (documentId: unknown) => BusinessDate | undefined;
}

const RELEASED = `
  SELECT documentId, itemId, "order", availableOn FROM firmPlannedOrder
    WHERE state = 'released' AND documentId IS NOT NULL ORDER BY id`;

export function readReleased(sql: Sql): Released {
  const orders = new Map<string, string>();
  const days = new Map<string, BusinessDate>();
  for (const [id, itemId, order, availableOn] of sql.rows(RELEASED)) {
    const documentId = String(id);
    const day = String(availableOn);
    const known = days.get(documentId);
    if (known === undefined || day < known) days.set(documentId, day);
    if (order !== null) orders.set(`${documentId} ${itemId}`, String(order));
  }
  return {
    orderOf: (documentId, itemId) => orders.get(`${documentId} ${itemId}`),
    neededOn: (documentId) => days.get(String(documentId)),
  };
}
