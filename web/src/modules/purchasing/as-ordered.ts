import type { Row } from '../../lib/row.ts';

type Line = Readonly<Record<string, unknown>>;

/**
 * An order as it is entered: quantities in the unit it is bought in, which the price is for. The
 * document counts them in the item's own unit.
 */
export const asOrdered = (order: Row): Row => ({
  ...order,
  lines: ((order['lines'] ?? []) as Line[]).map((line) => ({
    ...line,
    quantity: line['purchaseQuantity'] ?? line['quantity'],
  })),
});
