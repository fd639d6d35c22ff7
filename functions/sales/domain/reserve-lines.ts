import { add, type Decimal, gt, max, min, sub } from '../../../shared/kernel/decimal.ts';
import {
  excessClaim,
  isMadeToOrder,
  type OrderLine,
  type OrderState,
  shortQuantity,
} from './order-life.ts';

/** Free stock by item and warehouse. */
export interface FreeStock {
  available: (itemId: string, warehouseId: string) => Decimal;
  /** Lines wanted after this day wait (the company's reserve horizon). */
  until: string;
}

/** Each place takes a guard in the transaction, which has room for a hundred actions. */
export const MAX_PLACES = 80;

export interface Claim {
  sourceLine: string;
  itemId: string;
  warehouseId: string;
  quantity: Decimal;
}

/**
 * Claims for every line what it is short of, as far as there is stock, in the order of the lines.
 * A line that stays short says so: supply has to come. One made to order claims nothing here: it
 * gets what is made for it, as that comes in. What is not kept in stock leaves from no
 * warehouse and needs none. Of a very large order the rest is claimed by order-to-cash.
 */
export function reserveLines(lines: readonly OrderLine[], stock: FreeStock) {
  const taken = new Map<string, Decimal>();
  const claims: Claim[] = [];
  const reserved = lines.map((line): OrderLine => {
    const { itemId, warehouseId } = line;
    if (warehouseId === undefined) return { ...line, supply: 'stock' };
    const key = `${itemId} ${warehouseId}`;
    const free = max('0', taken.get(key) ?? stock.available(itemId, warehouseId));
    const waits = (line.requestedDate ?? '') > stock.until || isMadeToOrder(line);
    const full = !taken.has(key) && taken.size >= MAX_PLACES;
    const claim = waits || full ? '0' : max('0', min(free, shortQuantity(line)));
    if (gt(claim, '0')) taken.set(key, sub(free, claim));
    if (gt(claim, '0'))
      claims.push({ sourceLine: String(line.lineNo), itemId, warehouseId, quantity: claim });
    return withReserved(line, claim);
  });
  return { lines: reserved, claims };
}

/** The lines with what was claimed for them. */
export function withClaims(lines: readonly OrderLine[], claims: readonly Claim[]): OrderLine[] {
  const claimed = new Map(claims.map(({ sourceLine, quantity }) => [sourceLine, quantity]));
  return lines.map((line) => {
    const quantity = claimed.get(String(line.lineNo));
    return quantity === undefined ? line : withReserved(line, quantity);
  });
}

export interface GivenBack {
  lines: OrderLine[];
  releases: { sourceLine: string; quantity: Decimal }[];
  /** One commit cannot give all of it back. */
  more: boolean;
}

/** Gives back what lines hold too much of, as many as fit into one commit. */
export function giveBackExcess(state: OrderState, lines: readonly OrderLine[]): GivenBack {
  const releases: GivenBack['releases'] = [];
  let more = false;
  const left = lines.map((line) => {
    const quantity = excessClaim(state, line);
    if (!gt(quantity, '0')) return line;
    more = releases.length >= MAX_PLACES;
    if (more) return line;
    releases.push({ sourceLine: String(line.lineNo), quantity });
    return { ...line, reserved: sub(line.reserved, quantity) };
  });
  return { lines: left, releases, more };
}

function withReserved(line: OrderLine, claim: Decimal): OrderLine {
  const next = { ...line, reserved: add(line.reserved, claim) };
  return { ...next, supply: gt(shortQuantity(next), '0') ? 'short' : 'stock' };
}

/** The same stock with what the commit itself gives back. */
export const withReleased = (
  stock: FreeStock,
  releases: readonly Pick<Claim, 'itemId' | 'warehouseId' | 'quantity'>[],
): FreeStock => ({
  ...stock,
  available: (itemId, warehouseId) =>
    releases
      .filter((one) => one.itemId === itemId && one.warehouseId === warehouseId)
      .reduce((sum, { quantity }) => add(sum, quantity), stock.available(itemId, warehouseId)),
});

export const isShort = (lines: readonly OrderLine[]): boolean =>
  lines.some(({ supply }) => supply === 'short');
