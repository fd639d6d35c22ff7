import { add, gt, isZero, lt, min, neg, sub } from '../../../shared/kernel/decimal.ts';
import { quantityNotPositive, releaseExceedsReservation } from './inventory-errors.ts';
import type { BalanceEffect } from './stock-move.ts';
import { mergeEffects } from './stock-move.ts';

/** A soft claim may be re-allocated by priority; a hard one only its owner releases. */
export type ReservationKind = 'soft' | 'hard';

export interface ReservationWish {
  /** Id of the order line. */
  readonly line: string;
  readonly item: string;
  readonly quantity: string;
  /** Warehouses to take from, in order of preference. */
  readonly warehouses: readonly string[];
}

export interface Availability {
  readonly item: string;
  readonly warehouse: string;
  /** On hand − reserved, usable stock only. */
  readonly available: string;
}

export interface Reservation {
  readonly line: string;
  readonly item: string;
  readonly warehouse: string;
  readonly quantity: string;
  readonly kind: ReservationKind;
}

export interface ReservedLine {
  readonly line: string;
  readonly item: string;
  readonly wanted: string;
  readonly reserved: string;
  readonly short: string;
}

export interface ReservationOutcome {
  readonly lines: readonly ReservedLine[];
  readonly reservations: readonly Reservation[];
  readonly effects: readonly BalanceEffect[];
}

const keyOf = (item: string, warehouse: string): string => JSON.stringify([item, warehouse]);

const effectOf = (r: Reservation, quantity: string): BalanceEffect => ({
  item: r.item,
  warehouse: r.warehouse,
  onHand: '0',
  reserved: quantity,
});

/** What one wish finds, without taking it. */
const find = (wish: ReservationWish, free: ReadonlyMap<string, string>, kind: ReservationKind) => {
  const found: Reservation[] = [];
  let open = wish.quantity;
  for (const warehouse of new Set(wish.warehouses)) {
    const here = free.get(keyOf(wish.item, warehouse)) ?? '0';
    if (!gt(here, '0') || isZero(open)) continue;
    const quantity = min(here, open);
    found.push({ line: wish.line, item: wish.item, warehouse, quantity, kind });
    open = sub(open, quantity);
  }
  return { found, open };
};

/**
 * Reserves in the order of the wishes. A line that cannot be filled takes what is there when
 * `partial`, else nothing. The effects are the guards to add: reserved rises, on hand stays.
 */
export const reserve = (
  wishes: readonly ReservationWish[],
  stock: readonly Availability[],
  options: { readonly kind: ReservationKind; readonly partial: boolean },
): ReservationOutcome => {
  const free = new Map(stock.map((s) => [keyOf(s.item, s.warehouse), s.available]));
  const reservations: Reservation[] = [];
  const lines = wishes.map((wish) => {
    if (!gt(wish.quantity, '0')) throw quantityNotPositive({ quantity: wish.quantity });
    const { found, open } = find(wish, free, options.kind);
    const taken = isZero(open) || options.partial ? found : [];
    for (const r of taken) {
      const key = keyOf(r.item, r.warehouse);
      free.set(key, sub(free.get(key) ?? '0', r.quantity));
    }
    reservations.push(...taken);
    const reserved = taken.reduce((total, r) => add(total, r.quantity), '0');
    const short = sub(wish.quantity, reserved);
    return { line: wish.line, item: wish.item, wanted: wish.quantity, reserved, short };
  });
  const effects = mergeEffects(reservations.map((r) => effectOf(r, r.quantity)));
  return { lines, reservations, effects };
};

/**
 * Gives a quantity of the reservations back, the last one first; all of it without a quantity.
 * Throws 'inventory.releaseExceedsReservation'.
 */
export const release = (
  reservations: readonly Reservation[],
  quantity?: string,
): { released: Reservation[]; kept: Reservation[]; effects: BalanceEffect[] } => {
  const reserved = reservations.reduce((total, r) => add(total, r.quantity), '0');
  let open = quantity ?? reserved;
  if (gt(open, reserved)) throw releaseExceedsReservation({ reserved, quantity: open });
  const released: Reservation[] = [];
  const kept: Reservation[] = [];
  for (const r of [...reservations].reverse()) {
    const back = min(open, r.quantity);
    if (gt(back, '0')) released.unshift({ ...r, quantity: back });
    if (lt(back, r.quantity)) kept.unshift({ ...r, quantity: sub(r.quantity, back) });
    open = sub(open, back);
  }
  const effects = mergeEffects(released.map((r) => effectOf(r, neg(r.quantity))));
  return { released, kept, effects };
};
