import type { BusinessDate } from '../../../../shared/kernel/date.ts';
import {
  type Decimal,
  fromScaled,
  isPositive,
  round,
  sub,
  sum,
  toScaled,
} from '../../../../shared/kernel/decimal.ts';
import { type LossMode, requirement } from '../../../../shared/kernel/requirement.ts';
import type { KitBom } from './kit-order.ts';
import type { SupplyPool } from './supply-pool.ts';

/**
 * How many of a short part could be made by a day out of what the pool has, its components' own
 * components included; what they need is taken.
 */
export type MakeParts = (
  pool: SupplyPool,
  itemId: string,
  wanted: Decimal,
  until: BusinessDate,
) => Decimal;

/** The largest quantity of so many decimals, from 0 to `most`, that passes. Passing is monotone. */
export function largest(
  most: Decimal,
  decimals: number,
  passes: (quantity: Decimal) => boolean,
): Decimal {
  const whole = round(most, decimals, 'floor');
  if (!isPositive(whole) || passes(whole)) return whole;
  let low = 0n;
  let high = toScaled(whole, decimals);
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (passes(fromScaled(middle, decimals))) low = middle;
    else high = middle;
  }
  return fromScaled(low, decimals);
}

export function partsMaker(boms: readonly KitBom[], lossMode: LossMode): MakeParts {
  const byItem = new Map(boms.map((bom) => [bom.itemId, bom]));

  /** Takes what a quantity needs; false if something is missing. A part never makes itself. */
  function consume(
    pool: SupplyPool,
    bom: KitBom,
    quantity: Decimal,
    until: BusinessDate,
    above: readonly string[],
  ): boolean {
    return bom.components.every(({ itemId, decimals, ...line }) => {
      const rule = { ...line, per: bom.outputQuantity, yield: bom.yield, lossMode, for: quantity };
      const wanted = requirement(rule, decimals);
      const taken = sum(pool.take(itemId, wanted, until).map((one) => one.quantity));
      const open = sub(wanted, taken);
      if (!isPositive(open)) return true;
      return !isPositive(sub(open, make(pool, itemId, open, until, above)));
    });
  }

  function make(
    pool: SupplyPool,
    itemId: string,
    wanted: Decimal,
    until: BusinessDate,
    above: readonly string[],
  ): Decimal {
    const bom = byItem.get(itemId);
    if (!bom || above.includes(itemId)) return '0';
    const path = [...above, itemId];
    const tries = (quantity: Decimal) => {
      const mark = pool.mark();
      const possible = consume(pool, bom, quantity, until, path);
      pool.rollback(mark);
      return possible;
    };
    const quantity = largest(wanted, bom.decimals, tries);
    if (isPositive(quantity)) consume(pool, bom, quantity, until, path);
    return quantity;
  }

  return (pool, itemId, wanted, until) => make(pool, itemId, wanted, until, []);
}
