import { add, type Decimal, gt, max, min, sub } from '../../../shared/kernel/decimal.ts';
import { type OrderLine, shortQuantity } from './order-life.ts';

/** Free stock by item and warehouse, and which items lie in stock at all. */
export interface FreeStock {
  available: (itemId: string, warehouseId: string) => Decimal;
  stocked: (itemId: string) => boolean;
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
 * A line that stays short says so: supply has to come. Services need no stock. Of a very large
 * order the rest is claimed by the next round of order-to-cash.
 */
export function reserveLines(lines: readonly OrderLine[], stock: FreeStock) {
  const taken = new Map<string, Decimal>();
  const claims: Claim[] = [];
  const reserved = lines.map((line): OrderLine => {
    const { itemId, warehouseId } = line;
    if (!stock.stocked(itemId) || warehouseId === undefined) return { ...line, supply: 'stock' };
    const key = `${itemId} ${warehouseId}`;
    const free = max('0', taken.get(key) ?? stock.available(itemId, warehouseId));
    const waits = (line.requestedDate ?? '') > stock.until;
    const full = !taken.has(key) && taken.size >= MAX_PLACES;
    const claim = waits || full ? '0' : max('0', min(free, shortQuantity(line)));
    if (gt(claim, '0')) taken.set(key, sub(free, claim));
    if (gt(claim, '0'))
      claims.push({ sourceLine: String(line.lineNo), itemId, warehouseId, quantity: claim });
    return withReserved(line, claim);
  });
  return { lines: reserved, claims };
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
