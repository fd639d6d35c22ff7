import type { BusinessDate } from '../../../shared/kernel/date.ts';
import { type Decimal, sum } from '../../../shared/kernel/decimal.ts';

export interface LineWanted {
  salesOrderId: string;
  lineNo: number;
  itemId: string;
  date: BusinessDate;
  /** Made for it alone: it gets an order of its own. */
  toOrder: boolean;
  quantity: Decimal;
}

export interface MergedLines {
  itemId: string;
  quantity: Decimal;
  /** The earliest of its lines. */
  dueOn: BusinessDate;
  pegs: { salesOrderId: string; lineNo: number; quantity: Decimal }[];
}

/**
 * Lines of one item, or of one item and day, become one order; pegs in the order of the lines. A
 * line made to order shares with nobody.
 */
export function mergeLines(
  lines: readonly LineWanted[],
  by: 'none' | 'item' | 'itemDate',
): MergedLines[] {
  const groups = new Map<string, LineWanted[]>();
  lines.forEach((line, index) => {
    const alone = by === 'none' || line.toOrder;
    const together = by === 'item' ? line.itemId : `${line.itemId}~${line.date}`;
    const key = alone ? String(index) : together;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  });
  return [...groups.values()].map((group) => ({
    itemId: (group[0] as LineWanted).itemId,
    quantity: sum(group.map(({ quantity }) => quantity)),
    dueOn: group.map(({ date }) => date).sort()[0] as BusinessDate,
    pegs: group.map(({ salesOrderId, lineNo, quantity }) => ({ salesOrderId, lineNo, quantity })),
  }));
}
