import {
  type Decimal,
  fromScaled,
  isPositive,
  mul,
  toScaled,
} from '../../../shared/kernel/decimal.ts';

const PLACES = 12;

/** ⌊√value⌋ by Newton's method, from above. */
function rootOf(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/**
 * √(2DS ÷ H), rounded half up to the item's decimals, at least one step: D is needed in a year, S
 * one order costs, H keeping one for a year costs. Undefined where one of them is not known.
 */
export function economicQuantity(
  needs: { yearly: Decimal; orderCost: Decimal; holdingCost: Decimal },
  decimals: number,
): Decimal | undefined {
  const { yearly, orderCost, holdingCost } = needs;
  if (![yearly, orderCost, holdingCost].every(isPositive)) return undefined;
  const dividend = toScaled(mul('2', yearly, orderCost), PLACES * 2);
  const divisor = toScaled(holdingCost, PLACES * 2);
  const step = 10n ** BigInt(2 * decimals);
  // Twice the root, rounded down, says on which side of the half the root lies.
  const doubled = rootOf((4n * dividend * step) / divisor);
  const rounded = (doubled + 1n) / 2n;
  return fromScaled(rounded > 0n ? rounded : 1n, decimals);
}
