import type { PlannedItem } from '../../../functions/planning/domain/snapshot.ts';
import { type Fraction, fraction, larger, ZERO } from './fraction.ts';

export interface Limits {
  size?: Fraction | undefined;
  minimum?: Fraction | undefined;
  multiple?: Fraction | undefined;
  maximum?: Fraction | undefined;
}

const MOST_ORDERS = 1_000;

/** Rule 1: limits in whole steps of the item, and none where they are not above zero. */
export function limitsOf({ lot, decimals }: PlannedItem): Limits {
  const limit = (text: string | undefined, side: 'up' | 'down'): Fraction | undefined => {
    if (text === undefined) return undefined;
    const given = fraction(text);
    const value = side === 'up' ? given.upTo(decimals) : given.downTo(decimals);
    return value.isAbove(ZERO) ? value : undefined;
  };
  return {
    size: limit(lot.size, 'up'),
    minimum: limit(lot.minimum, 'up'),
    multiple: limit(lot.multiple, 'up'),
    maximum: limit(lot.maximum, 'down'),
  };
}

/** Rule 9 from q on: the orders that cover it, and whether the maximum had to be let go. */
export function lotsFor(limits: Limits, q: Fraction): { lots: Fraction[]; overLimit: boolean } {
  const whole = atLeast(limits, q);
  if (limits.maximum === undefined || !whole.isAbove(limits.maximum)) {
    return { lots: [whole], overLimit: false };
  }
  const chunk = largestChunk(limits, limits.maximum);
  const least = atLeast(limits, limits.minimum ?? ZERO);
  if (!chunk.isAbove(ZERO) || least.isAbove(chunk)) return { lots: [whole], overLimit: false };
  const lots: Fraction[] = [];
  let open = whole;
  while (open.isAbove(chunk)) {
    lots.push(chunk);
    open = open.minus(chunk);
    if (lots.length >= MOST_ORDERS) return { lots: [whole], overLimit: true };
  }
  return { lots: [...lots, atLeast(limits, open)], overLimit: false };
}

/** The least multiple of the size that is not below the quantity. */
export function wholeTimes(quantity: Fraction, size: Fraction | undefined): Fraction {
  return size === undefined ? quantity : fraction(String(quantity.by(size).up())).times(size);
}

function atLeast({ minimum, multiple }: Limits, quantity: Fraction): Fraction {
  return wholeTimes(minimum === undefined ? quantity : larger(quantity, minimum), multiple);
}

function largestChunk({ multiple }: Limits, maximum: Fraction): Fraction {
  if (multiple === undefined) return maximum;
  return fraction(String(maximum.by(multiple).down())).times(multiple);
}
