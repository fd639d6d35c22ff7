import { abs, add, eq, isZero, neg } from '../../../shared/kernel/decimal.ts';
import {
  moveEmpty,
  moveNotBalanced,
  quantityNotPositive,
  sameLocation,
  serialQuantity,
} from './inventory-errors.ts';

/** Everything stock can come from or go to; only warehouses and transit are on our shelves. */
export type LocationKind =
  | 'warehouse'
  | 'transit'
  | 'supplier'
  | 'customer'
  | 'production'
  | 'subcontractor'
  | 'scrap'
  | 'adjustment'
  | 'opening';

export interface Location {
  readonly kind: LocationKind;
  /** The warehouse, partner or work order; empty for places that stand for the world outside. */
  readonly id: string;
}

/** One side of a movement: plus is into the location, minus is out of it. */
export interface StockMoveLine {
  readonly item: string;
  readonly location: Location;
  readonly quantity: string;
  readonly lot?: string;
  readonly serial?: string;
  readonly bin?: string;
  /** Set when the goods belong to somebody else; they have no value. */
  readonly owner?: string;
  /** Change of the reserved quantity that goes with it, e.g. minus on delivery. */
  readonly reserved?: string;
}

export interface StockMove {
  readonly date: string;
  readonly source: { readonly noun: string; readonly id: string; readonly number?: string };
  readonly lines: readonly StockMoveLine[];
}

export interface Transfer {
  readonly item: string;
  readonly quantity: string;
  readonly from: Location;
  readonly to: Location;
  readonly lot?: string;
  readonly serial?: string;
  readonly owner?: string;
  /** How much of the quantity was reserved at the origin and is released by leaving it. */
  readonly releasesReserved?: string;
}

/** The two sides of goods going from one place to another. */
export const moveBetween = (transfer: Transfer): readonly [StockMoveLine, StockMoveLine] => {
  const { from, to, quantity, releasesReserved, ...what } = transfer;
  const released = releasesReserved === undefined ? {} : { reserved: neg(releasesReserved) };
  return [
    { ...what, ...released, location: from, quantity: neg(quantity) },
    { ...what, location: to, quantity },
  ];
};

const sumsToZero = (
  lines: readonly StockMoveLine[],
  keyOf: (line: StockMoveLine) => string,
): void => {
  const sums = new Map<string, { item: string; sum: string }>();
  for (const line of lines) {
    const key = keyOf(line);
    const known = sums.get(key)?.sum ?? '0';
    sums.set(key, { item: line.item, sum: add(known, line.quantity) });
  }
  for (const { item, sum } of sums.values()) {
    if (!isZero(sum)) throw moveNotBalanced({ item, sum });
  }
};

/**
 * Double entry (S1): per item, lot, serial and owner the lines add up to zero, no line is empty,
 * and goods really go somewhere. Disassembly and blending go through the production location.
 */
export const validateMove = (move: StockMove): void => {
  if (move.lines.length === 0) throw moveEmpty();
  const places = new Map<string, Set<string>>();
  for (const line of move.lines) {
    if (isZero(line.quantity)) throw quantityNotPositive({ quantity: line.quantity });
    if (line.serial !== undefined && !eq(abs(line.quantity), '1')) {
      throw serialQuantity({ serial: line.serial, quantity: line.quantity });
    }
    const { kind, id } = line.location;
    const seen = places.get(line.item) ?? new Set();
    places.set(line.item, seen.add(JSON.stringify([kind, id, line.bin ?? ''])));
  }
  sumsToZero(move.lines, ({ item, lot, serial, owner }) =>
    JSON.stringify([item, lot ?? '', serial ?? '', owner ?? '']),
  );
  for (const [item, seen] of places) if (seen.size < 2) throw sameLocation({ item });
};

/** What a balance guard has to add, in one step per item and warehouse. */
export interface BalanceEffect {
  readonly item: string;
  readonly warehouse: string;
  readonly onHand: string;
  readonly reserved: string;
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Merges effects on the same balance and sorts them by item, then warehouse: all writers take
 * balances in the same order, so two movements cannot wait for each other. Effects that change
 * nothing are dropped.
 */
export const mergeEffects = (effects: readonly BalanceEffect[]): BalanceEffect[] => {
  const merged = new Map<string, BalanceEffect>();
  for (const effect of effects) {
    const key = JSON.stringify([effect.item, effect.warehouse]);
    const known = merged.get(key);
    merged.set(key, {
      item: effect.item,
      warehouse: effect.warehouse,
      onHand: add(known?.onHand ?? '0', effect.onHand),
      reserved: add(known?.reserved ?? '0', effect.reserved),
    });
  }
  return [...merged.values()]
    .filter((effect) => !isZero(effect.onHand) || !isZero(effect.reserved))
    .sort((a, b) => inOrder(a.item, b.item) || inOrder(a.warehouse, b.warehouse));
};

/** What a movement does to the balances of our own warehouses. */
export const moveEffects = (lines: readonly StockMoveLine[]): BalanceEffect[] =>
  mergeEffects(
    lines
      .filter((line) => line.location.kind === 'warehouse')
      .map(({ item, location, quantity, reserved }) => ({
        item,
        warehouse: location.id,
        onHand: quantity,
        reserved: reserved ?? '0',
      })),
  );

/** The movement that undoes another: every line with the opposite sign. */
export const reverseMove = (move: StockMove, date: string): StockMove => ({
  ...move,
  date,
  lines: move.lines.map((line) => ({
    ...line,
    quantity: neg(line.quantity),
    ...(line.reserved === undefined ? {} : { reserved: neg(line.reserved) }),
  })),
});
