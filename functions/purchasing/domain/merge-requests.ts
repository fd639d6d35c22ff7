import type { Doc } from '../../../shared/contracts/noun.ts';
import type { purchaseRequest } from '../../../shared/contracts/purchasing/purchase-request.ts';
import { compareDates } from '../../../shared/kernel/date.ts';
import { add, type Decimal } from '../../../shared/kernel/decimal.ts';

export interface RequestPart {
  request: Doc<typeof purchaseRequest>;
  quantity: Decimal;
}

/** What becomes one line of an order. */
export interface MergedLine {
  itemId: string;
  warehouseId?: string | undefined;
  /** Σ of the parts, before the supplier's lots. */
  quantity: Decimal;
  /** The earliest day that one of them is needed. */
  neededOn: string;
  parts: readonly RequestPart[];
}

/**
 * Same item and warehouse add up, in the order in which they were named. What is kept for a line
 * of a customer's order stays by itself.
 */
export function mergeRequests(parts: readonly RequestPart[]): MergedLine[] {
  const lines = new Map<string, MergedLine>();
  for (const part of parts) {
    const { itemId, warehouseId, madeFor, neededOn } = part.request;
    const key = `${itemId} ${warehouseId ?? ''} ${madeFor ?? ''}`;
    const known = lines.get(key) ?? { itemId, warehouseId, quantity: '0', neededOn, parts: [] };
    lines.set(key, {
      ...known,
      quantity: add(known.quantity, part.quantity),
      neededOn: compareDates(neededOn, known.neededOn) < 0 ? neededOn : known.neededOn,
      parts: [...known.parts, part],
    });
  }
  return [...lines.values()];
}
