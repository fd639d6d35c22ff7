import type { BusinessDate } from '../../../../shared/kernel/date.ts';
import {
  add,
  type Decimal,
  div,
  isPositive,
  min,
  mul,
  round,
  sub,
  sum,
} from '../../../../shared/kernel/decimal.ts';
import type { KitAlternate } from './kit-order.ts';
import type { MakeParts } from './make-parts.ts';
import type { SupplyPool } from './supply-pool.ts';

/** What a line wants, and what may stand in for it, the best first. */
export interface Wish {
  itemId: string;
  /** Where it comes from, if not out of what everybody shares: what is made for it alone. */
  shelf?: string | undefined;
  decimals: number;
  quantity: Decimal;
  /** Reserved for this very line: nobody else gets it, and it is used first. */
  own: Decimal;
  alternates: readonly KitAlternate[];
}

export interface Drawn {
  /** Of the wish, in the wished item's unit. */
  covered: Decimal;
  substitutes: { itemId: string; quantity: Decimal }[];
}

/** How much of the line's item an alternate on hand can stand in for, to the item's decimals. */
export const standInFor = (quantity: Decimal, ratio: Decimal, decimals: number): Decimal =>
  div(quantity, ratio, decimals, 'floor');

/**
 * Takes what a line wants out of the pool: its own reservation, then the item itself, then
 * alternates by priority, then what could be made. `until` leaves out what comes later.
 */
export function draw(
  pool: SupplyPool,
  wish: Wish,
  until: BusinessDate,
  makeParts?: MakeParts,
): Drawn {
  const own = min(wish.own, wish.quantity);
  const main = sum(
    pool
      .take(wish.shelf ?? wish.itemId, sub(wish.quantity, own), until)
      .map(({ quantity }) => quantity),
  );
  let covered = add(own, main);
  const substitutes: Drawn['substitutes'] = [];
  for (const alternate of wish.alternates) {
    const open = sub(wish.quantity, covered);
    if (!isPositive(open)) break;
    const there = pool.available(alternate.itemId, until);
    const part = min(open, standInFor(there, alternate.ratio, wish.decimals));
    if (!isPositive(part)) continue;
    const quantity = round(mul(part, alternate.ratio), alternate.decimals, 'ceil');
    pool.take(alternate.itemId, quantity, until);
    substitutes.push({ itemId: alternate.itemId, quantity });
    covered = add(covered, part);
  }
  const open = sub(wish.quantity, covered);
  if (makeParts && isPositive(open)) {
    covered = add(covered, makeParts(pool, wish.itemId, open, until));
  }
  return { covered, substitutes };
}

/**
 * The first day on which all of a wish is there, whatever comes first, the item before its
 * alternates on one day; null if it never is. What is found is taken, so that an order which
 * comes later in the sequence waits for later supply.
 */
export function coveredOn(pool: SupplyPool, wish: Wish, today: BusinessDate): BusinessDate | null {
  let open = sub(wish.quantity, min(wish.own, wish.quantity));
  let last = today;
  const spent = new Set<string>();
  const sources = [
    { itemId: wish.shelf ?? wish.itemId, ratio: '1', decimals: wish.decimals },
    ...wish.alternates,
  ];
  while (isPositive(open)) {
    const [source, day] = soonest(pool, sources, spent);
    if (!source || day === undefined) return null;
    const wanted = round(mul(open, source.ratio), source.decimals, 'ceil');
    const got = pool.takeOn(source.itemId, wanted, day);
    const part = min(open, standInFor(got, source.ratio, wish.decimals));
    if (!isPositive(part)) spent.add(source.itemId);
    else last = day;
    open = sub(open, part);
  }
  return last;
}

function soonest<S extends { itemId: string }>(
  pool: SupplyPool,
  sources: readonly S[],
  spent: ReadonlySet<string>,
): [S | undefined, BusinessDate | undefined] {
  let best: [S | undefined, BusinessDate | undefined] = [undefined, undefined];
  for (const source of sources) {
    if (spent.has(source.itemId)) continue;
    const day = pool.next(source.itemId);
    if (day !== undefined && (best[1] === undefined || day < best[1])) best = [source, day];
  }
  return best;
}
