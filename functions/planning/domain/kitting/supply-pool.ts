import { type BusinessDate, laterOf } from '../../../../shared/kernel/date.ts';
import { add, type Decimal, gt, isPositive, min, sub } from '../../../../shared/kernel/decimal.ts';
import type { KitSupply } from './kit-order.ts';

interface Lot {
  readonly date: BusinessDate;
  left: Decimal;
}

export interface Taken {
  date: BusinessDate;
  quantity: Decimal;
}

/**
 * What lies there and what is to come, by item, the earliest first. Orders take from it in turn;
 * what was only tried is put back.
 */
export class SupplyPool {
  readonly #lots = new Map<string, Lot[]>();
  readonly #undo: { lot: Lot; left: Decimal }[] = [];

  /** What is overdue counts as coming today. */
  constructor(supplies: readonly KitSupply[], today: BusinessDate) {
    for (const { itemId, quantity, date = today } of supplies) {
      if (!isPositive(quantity)) continue;
      const lot = { date: laterOf(date, today), left: quantity };
      const known = this.#lots.get(itemId);
      if (known) known.push(lot);
      else this.#lots.set(itemId, [lot]);
    }
    for (const lots of this.#lots.values()) lots.sort((a, b) => (a.date < b.date ? -1 : 1));
  }

  /** What can be had of an item by a day; of all days without one. */
  available(itemId: string, until?: BusinessDate): Decimal {
    let total = '0';
    for (const { date, left } of this.#lots.get(itemId) ?? []) {
      if (until !== undefined && date > until) break;
      total = add(total, left);
    }
    return total;
  }

  /** Takes up to a quantity, the earliest first, and says what was got when. */
  take(itemId: string, quantity: Decimal, until?: BusinessDate): Taken[] {
    const taken: Taken[] = [];
    let open = quantity;
    for (const lot of this.#lots.get(itemId) ?? []) {
      if (!isPositive(open) || (until !== undefined && lot.date > until)) break;
      if (!isPositive(lot.left)) continue;
      const part = gt(lot.left, open) ? open : lot.left;
      this.#undo.push({ lot, left: lot.left });
      lot.left = sub(lot.left, part);
      open = sub(open, part);
      taken.push({ date: lot.date, quantity: part });
    }
    return taken;
  }

  /** The first day on which something more of an item is there; undefined if it never is. */
  next(itemId: string): BusinessDate | undefined {
    return this.#lots.get(itemId)?.find(({ left }) => isPositive(left))?.date;
  }

  /** As `take`, but only of what comes on one day. */
  takeOn(itemId: string, quantity: Decimal, day: BusinessDate): Decimal {
    const lot = this.#lots.get(itemId)?.find((one) => one.date === day && isPositive(one.left));
    if (!lot) return '0';
    const part = min(lot.left, quantity);
    this.#undo.push({ lot, left: lot.left });
    lot.left = sub(lot.left, part);
    return part;
  }

  /** A place to come back to. */
  mark(): number {
    return this.#undo.length;
  }

  /** Puts back all that was taken since the mark. */
  rollback(mark: number): void {
    while (this.#undo.length > mark) {
      const { lot, left } = this.#undo.pop() as { lot: Lot; left: Decimal };
      lot.left = left;
    }
  }
}
