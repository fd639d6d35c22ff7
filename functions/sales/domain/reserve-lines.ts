import { type Decimal, gt, isZero, max, min, sub } from '../../../shared/kernel/decimal.ts';
import { type OrderLine, shortQuantity } from './order-life.ts';

/** Free stock by item and warehouse, and which items lie in stock at all. */
export interface FreeStock {
  available: (itemId: string, warehouseId: string) => Decimal;
  stocked: (itemId: string) => boolean;
}

export interface Claim {
  sourceLine: number;
  itemId: string;
  warehouseId: string;
  quantity: Decimal;
}

/**
 * Claims for every line what it is short of, as far as there is stock, in the order of the lines.
 * A line that stays short says so: supply has to come. Services need no stock.
 */
export function reserveLines(lines: readonly OrderLine[], stock: FreeStock) {
  const taken = new Map<string, Decimal>();
  const claims: Claim[] = [];
  const reserved = lines.map((line): OrderLine => {
    const { itemId, warehouseId } = line;
    if (!stock.stocked(itemId) || warehouseId === undefined) return { ...line, supply: 'stock' };
    const key = `${itemId} ${warehouseId}`;
    const free = max('0', taken.get(key) ?? stock.available(itemId, warehouseId));
    const claim = max('0', min(free, shortQuantity(line)));
    taken.set(key, sub(free, claim));
    if (gt(claim, '0'))
      claims.push({ sourceLine: line.lineNo, itemId, warehouseId, quantity: claim });
    return withReserved(line, claim);
  });
  return { lines: reserved, claims };
}

function withReserved(line: OrderLine, claim: Decimal): OrderLine {
  const next = {
    ...line,
    reserved: isZero(claim) ? line.reserved : sub(line.reserved, sub('0', claim)),
  };
  return { ...next, supply: gt(shortQuantity(next), '0') ? 'short' : 'stock' };
}

export const isShort = (lines: readonly OrderLine[]): boolean =>
  lines.some(({ supply }) => supply === 'short');
