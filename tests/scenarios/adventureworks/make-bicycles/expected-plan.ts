import type { Works } from './files.ts';

/** Days count from the day of the run. */
export interface Wanted {
  id: string;
  quantity: number;
  day: number;
}

export interface Ordered {
  id: string;
  quantity: number;
  /** Days on which it has to be begun or ordered, and to be there. */
  release: number;
  due: number;
}

/**
 * What must be ordered so that everything wanted is there on its day and no shelf falls below its
 * safety stock: level by level, day by day, nothing being under way yet.
 */
export function plan({ parts, levels }: Works, wanted: readonly Wanted[]): Ordered[] {
  const needs = new Map<string, Map<number, number>>();
  const need = (id: string, day: number, quantity: number) => {
    const days = needs.get(id) ?? new Map<number, number>();
    needs.set(id, days.set(day, (days.get(day) ?? 0) + quantity));
  };
  for (const { id, day, quantity } of wanted) need(id, Math.max(day, 0), quantity);
  const orders: Ordered[] = [];
  for (const id of levels.flat()) {
    const part = parts.get(id);
    if (!part) throw new Error(`no item ${id}`);
    const days = needs.get(id) ?? new Map<number, number>();
    let balance = part.stock;
    for (const due of [...new Set([0, ...days.keys()])].sort((a, b) => a - b)) {
      const gross = days.get(due) ?? 0;
      const net = gross + part.safety - balance;
      const quantity = net > 0 ? Math.max(net, part.minimum) : 0;
      balance += quantity - gross;
      if (quantity === 0) continue;
      const release = due - part.leadDays;
      orders.push({ id, quantity, release, due });
      for (const taken of part.takes) {
        need(taken.id, Math.max(release, 0), quantity * taken.quantity);
      }
    }
  }
  return orders;
}

/** Σ ordered of each item. */
export function totals(orders: readonly Ordered[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { id, quantity } of orders) sums.set(id, (sums.get(id) ?? 0) + quantity);
  return sums;
}
