import { max, sub } from '../../shared/kernel/decimal.ts';
import { matchableQuantity, type Order } from './domain/order-life.ts';
import { effective, type InvoiceLine } from './domain/plan-posting.ts';
import { matchLine } from './domain/three-way-match.ts';
import type { OrderBook } from './order-book.ts';
import type { ReadLine } from './read-invoice.ts';
import type { Settings } from './settings.ts';

interface Invoice {
  supplierId: string;
  currency: string;
}

/** A line that has not been matched yet, or shall be matched anew. */
export type Unmatched = ReadLine &
  Pick<InvoiceLine, 'lineNo' | 'credited' | 'creditedNet' | 'creditedTax'>;

/**
 * Each line beside its order line; several lines of one order line share what there is, in their
 * order. What red-letter invoices have taken back already does not count.
 */
export function matchLines(
  orders: OrderBook,
  invoice: Invoice,
  lines: readonly Unmatched[],
  settings: Settings,
): InvoiceLine[] {
  const taken = new Map<string, string>();
  return lines.map((line) => {
    const { purchaseOrderId, orderLine: no } = line;
    const order: Order = orders.order(purchaseOrderId);
    const orderLine = orders.line(purchaseOrderId, no, `/lines/${line.lineNo - 1}/orderLine`);
    const key = `${purchaseOrderId} ${no}`;
    const matchable = taken.get(key) ?? matchableQuantity(orderLine);
    const { quantity, net, tax } = effective(line as InvoiceLine);
    const result = matchLine(
      {
        ordered: orderLine,
        matchable,
        invoiced: { quantity, net, tax, taxRate: line.taxRate },
        sameSupplier: order.supplierId === invoice.supplierId,
        sameCurrency: order.currency === invoice.currency,
        currency: invoice.currency,
      },
      settings,
    );
    taken.set(key, max('0', sub(matchable, result.matched)));
    const { reasons, owner, ...found } = result;
    return {
      ...unmatched(line),
      ...found,
      matchable,
      ...(reasons.length > 0 && { reasons }),
      ...(owner !== undefined && { owner }),
    };
  });
}

export const isHeld = (lines: readonly InvoiceLine[]): boolean =>
  lines.some(({ outcome }) => outcome === 'held');

/** The line without what an earlier match said of it. */
const unmatched = (line: Unmatched & Partial<InvoiceLine>) => {
  const { reasons: _, owner: __, ...rest } = line;
  return rest;
};
