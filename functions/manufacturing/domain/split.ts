import {
  add,
  type Decimal,
  gt,
  isPositive,
  lt,
  max,
  min,
  sub,
} from '../../../shared/kernel/decimal.ts';
import { cannotSplit } from './errors.ts';
import type { Order } from './work-order-life.ts';

type Pegs = NonNullable<Order['pegs']>;

/** What of the order nobody has worked on or received. Throws 422 when less than `quantity`. */
export function assertSplittable(order: Order, quantity: Decimal): void {
  const [first] = order.operations;
  const begun = max(order.received, first ? add(first.good, first.scrap) : '0');
  const open = sub(order.quantity, begun);
  const leavesNothing = !lt(quantity, order.quantity);
  if (gt(quantity, open) || leavesNothing) throw cannotSplit({ open, quantity }, '/quantity');
}

/** The pegs that the first order still covers, and those that go with the rest. */
export function splitPegs(pegs: Pegs, kept: Decimal): { kept: Pegs; gone: Pegs } {
  let left = kept;
  const out = { kept: [] as Pegs, gone: [] as Pegs };
  for (const peg of pegs) {
    const here = min(peg.quantity, max(left, peg.received));
    const rest = sub(peg.quantity, here);
    left = max('0', sub(left, here));
    if (isPositive(here)) out.kept.push({ ...peg, quantity: here });
    if (isPositive(rest)) out.gone.push({ ...peg, quantity: rest, received: '0' });
  }
  return out;
}
