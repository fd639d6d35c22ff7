import {
  type Decimal,
  gt,
  isPositive,
  max,
  min,
  sub,
  sum,
} from '../../../shared/kernel/decimal.ts';
import { overPegged } from './errors.ts';
import type { Order } from './work-order-life.ts';

export type Peg = NonNullable<Order['pegs']>[number];

export const peggedOf = (pegs: readonly Peg[]): Decimal =>
  sum(pegs.map(({ quantity }) => quantity));

/**
 * What an order that makes less is still for. First gives way what nobody wants any more, then what
 * is soft, the last peg first; what came in stays where it went. Throws 422 `overPegged` when hard
 * pegs that are wanted need more than the order makes.
 */
export function fitPegs(
  pegs: readonly Peg[],
  quantity: Decimal,
  wantedOf: (peg: Peg) => Decimal,
): Peg[] {
  const unwanted = shrink(pegs, sub(peggedOf(pegs), quantity), wantedOf);
  const fit = shrink(unwanted, sub(peggedOf(unwanted), quantity), (peg) =>
    peg.hard ? peg.quantity : '0',
  );
  const pegged = peggedOf(fit);
  if (gt(pegged, quantity)) throw overPegged({ quantity, pegged }, '/quantity');
  return fit.filter((peg) => isPositive(peg.quantity));
}

/** Takes so much from the last pegs on, of each no more than leaves what it keeps. */
function shrink(
  pegs: readonly Peg[],
  excess: Decimal,
  keptOf: (peg: Peg) => Decimal,
): readonly Peg[] {
  let left = excess;
  return pegs
    .toReversed()
    .map((peg) => {
      const free = sub(peg.quantity, max(peg.received, min(peg.quantity, keptOf(peg))));
      const gives = min(free, left);
      if (!isPositive(gives)) return peg;
      left = sub(left, gives);
      return { ...peg, quantity: sub(peg.quantity, gives) };
    })
    .toReversed();
}
