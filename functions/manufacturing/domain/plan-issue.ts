import {
  add,
  type Decimal,
  isPositive,
  lt,
  max,
  min,
  sub,
} from '../../../shared/kernel/decimal.ts';
import type { FieldError } from '../../../shared/kernel/errors.ts';
import { shortOfMaterial, shortOne, shortUnexpired } from './errors.ts';

export type ShortagePolicy = 'block' | 'partial' | 'allowNegative';

/** What a line of the order wants of one item in one warehouse. */
export interface Wish {
  lineNo: number;
  itemId: string;
  warehouseId: string;
  quantity: Decimal;
  policy: ShortagePolicy;
  lot?: string;
  serial?: string;
  pointer?: string;
}

/**
 * Free stock by place, without what has expired, what the order itself has claimed there by line,
 * and names for people.
 */
export interface Shelves {
  available: (itemId: string, warehouseId: string) => Decimal;
  claimed: (lineNo: number, itemId: string, warehouseId: string) => Decimal;
  /** Where some of the stock has expired: how much, and what is left of all that lies there. */
  aged: (itemId: string, warehouseId: string) => { expired: Decimal; good: Decimal } | undefined;
  itemName: (itemId: string) => string;
  warehouseName: (warehouseId: string) => string;
}

export interface PlannedIssue extends Wish {
  fromReservation: Decimal;
}

/**
 * What each wish gets, in their order: first what the order has claimed for it, then what is free.
 * Nothing is taken that has expired. A short line takes what there is ('partial'), goes below zero
 * ('allowNegative'), or refuses the whole with 'manufacturing.shortOfMaterial', which lists every
 * shortage.
 */
export function planIssue(wishes: readonly Wish[], shelves: Shelves): PlannedIssue[] {
  const freeLeft = new Map<string, Decimal>();
  const claimLeft = new Map<string, Decimal>();
  const goodLeft = new Map<string, Decimal>();
  const planned: PlannedIssue[] = [];
  const shortages: FieldError[] = [];
  for (const wish of wishes) {
    const { lineNo, itemId, warehouseId, quantity, policy } = wish;
    const place = `${itemId} ${warehouseId}`;
    const own = `${lineNo} ${place}`;
    const claimed = claimLeft.get(own) ?? shelves.claimed(lineNo, itemId, warehouseId);
    const free = freeLeft.get(place) ?? max('0', shelves.available(itemId, warehouseId));
    const reach = add(min(claimed, quantity), min(free, max('0', sub(quantity, claimed))));
    const good = goodLeft.get(place) ?? shelves.aged(itemId, warehouseId)?.good;
    const had = good === undefined ? reach : min(good, reach);
    const isShort = lt(had, quantity);
    if (isShort && policy === 'block') {
      shortages.push(shortage(wish, had, shelves));
      continue;
    }
    const taken = isShort && policy === 'partial' ? had : quantity;
    const fromReservation = min(claimed, taken);
    claimLeft.set(own, sub(claimed, fromReservation));
    freeLeft.set(place, max('0', sub(free, sub(taken, fromReservation))));
    if (good !== undefined) goodLeft.set(place, max('0', sub(good, taken)));
    if (isPositive(taken)) planned.push({ ...wish, quantity: taken, fromReservation });
  }
  if (shortages.length > 0) throw shortOfMaterial(said(shortages), '', shortages);
  return planned;
}

function shortage(wish: Wish, available: Decimal, shelves: Shelves): FieldError {
  const { itemId, warehouseId, quantity, pointer = '' } = wish;
  const expired = shelves.aged(itemId, warehouseId)?.expired;
  const short = {
    item: shelves.itemName(itemId),
    warehouse: shelves.warehouseName(warehouseId),
    short: sub(quantity, available),
    needed: quantity,
    available,
  };
  const told = expired === undefined ? shortOne(short) : shortUnexpired({ ...short, expired });
  const { code, message, params } = told;
  return { pointer, code, message, params };
}

const said = (shortages: readonly FieldError[]) => ({
  shortages: shortages.map(({ message }) => message).join('; '),
});
