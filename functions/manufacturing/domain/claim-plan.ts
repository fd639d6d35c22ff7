import {
  add,
  type Decimal,
  gt,
  isPositive,
  max,
  min,
  sub,
  sum,
} from '../../../shared/kernel/decimal.ts';
import { type Material, stillNeeded } from './work-order-life.ts';

export interface Claim {
  sourceLine: string;
  itemId: string;
  warehouseId: string;
  quantity: Decimal;
}

/** What is free in a place; undefined where stock cannot be claimed, only looked at. */
export type FreeStock = (itemId: string, warehouseId: string) => Decimal | undefined;

export interface ClaimPlan {
  releases: Pick<Claim, 'sourceLine' | 'warehouseId' | 'quantity'>[];
  claims: Claim[];
  /** Nothing is missing any more. */
  kitted: boolean;
}

/** Each place takes a guard in the transaction, which has room for a hundred actions. */
export const MAX_CLAIMED = 80;

const heldBy = (held: readonly Claim[], line: string, warehouseId?: string): Claim[] =>
  held.filter(
    (one) =>
      one.sourceLine === line && (warehouseId === undefined || one.warehouseId === warehouseId),
  );

/**
 * What an order gives back and claims anew so that each line holds what it still needs, where it
 * is issued from, as far as it is free. `claiming` false gives everything back. What is given back
 * can be taken by a later line.
 */
export function planClaims(
  materials: readonly Material[],
  held: readonly Claim[],
  free: FreeStock,
  claiming = true,
): ClaimPlan {
  const left = new Map<string, Decimal | undefined>();
  const key = (itemId: string, warehouseId: string) => `${itemId} ${warehouseId}`;
  const freeAt = (itemId: string, warehouseId: string) => {
    const at = key(itemId, warehouseId);
    if (!left.has(at)) left.set(at, free(itemId, warehouseId));
    return left.get(at);
  };
  const releases: ClaimPlan['releases'] = [];
  for (const one of held) {
    const line = materials.find(({ lineNo }) => String(lineNo) === one.sourceLine);
    const here = line?.itemId === one.itemId && line.warehouseId === one.warehouseId;
    const wanted = claiming && line && here ? stillNeeded(line) : '0';
    const back = max('0', sub(one.quantity, wanted));
    if (!isPositive(back)) continue;
    const { sourceLine, warehouseId } = one;
    releases.push({ sourceLine, warehouseId, quantity: back });
    const now = freeAt(one.itemId, warehouseId);
    if (now !== undefined) left.set(key(one.itemId, warehouseId), add(now, back));
  }
  const claims: Claim[] = [];
  let kitted = true;
  for (const { lineNo, itemId, warehouseId, ...line } of claiming ? materials : []) {
    const sourceLine = String(lineNo);
    const need = stillNeeded({ lineNo, itemId, warehouseId, ...line });
    const has = sum(heldBy(held, sourceLine, warehouseId).map(({ quantity }) => quantity));
    const missing = max('0', sub(need, has));
    const now = freeAt(itemId, warehouseId);
    const quantity = min(missing, max('0', now ?? '0'));
    const full = claims.length >= MAX_CLAIMED;
    if (isPositive(quantity) && !full) {
      claims.push({ sourceLine, itemId, warehouseId, quantity });
      left.set(key(itemId, warehouseId), sub(now ?? '0', quantity));
    }
    if (gt(missing, full ? '0' : quantity)) kitted = false;
  }
  return { releases, claims, kitted: kitted && claiming };
}
