import { type Decimal, gt, min, neg, sub } from '../../../shared/kernel/decimal.ts';
import type { Order } from './order-life.ts';

type Peg = NonNullable<Order['pegs']>[number];

export interface Released {
  /** What the order still covers. */
  pegs: Peg[];
  /** What goes back to the requests, as negative quantities. */
  back: { requestId: string; quantity: Decimal }[];
}

/** Each line keeps requests up to a quantity, the first ones first; the rest waits again. */
export function releasePegs(
  order: Pick<Order, 'pegs'>,
  keeps: (lineNo: number) => Decimal,
): Released {
  const left = new Map<number, Decimal>();
  const pegs: Peg[] = [];
  const back: Released['back'] = [];
  for (const peg of order.pegs ?? []) {
    const room = left.get(peg.lineNo) ?? keeps(peg.lineNo);
    const kept = min(room, peg.quantity);
    left.set(peg.lineNo, sub(room, kept));
    if (gt(kept, '0')) pegs.push({ ...peg, quantity: kept });
    const released = sub(peg.quantity, kept);
    if (gt(released, '0')) back.push({ requestId: peg.requestId, quantity: neg(released) });
  }
  return { pegs, back };
}
