/** An order that the run has not taken in yet, with the items whose cost it waits for. */
export interface WaitingOrder {
  workOrderId: string;
  /** What it makes. */
  itemId: string;
  needs: readonly string[];
}

export interface NextStep {
  /** Orders whose material is all costed: their goods get their value now. */
  settle: string[];
  /** Otherwise items that no unsettled order makes: their month closes now. */
  close: string[];
}

/**
 * The next thing that a month's cost run can do, lowest level first: material before the orders
 * that used it, orders before what they made. Where material is made of itself in a circle, the
 * first item goes ahead at what is known; the difference lands in the month after.
 */
export function nextStep(
  openItems: readonly string[],
  orders: readonly WaitingOrder[],
  limits: { orders: number; items: number },
): NextStep {
  const settle = orders.filter(({ needs }) => needs.length === 0).map((one) => one.workOrderId);
  if (settle.length > 0) return { settle: settle.slice(0, limits.orders), close: [] };
  const made = new Set(orders.map(({ itemId }) => itemId));
  const free = openItems.filter((itemId) => !made.has(itemId));
  const close = free.length > 0 ? free.slice(0, limits.items) : openItems.slice(0, 1);
  return { settle: [], close };
}
