import {
  add,
  type Decimal,
  div,
  gt,
  isZero,
  lt,
  max,
  min,
  neg,
  sub,
} from '../../../shared/kernel/decimal.ts';

/** What lies in one part of a balance, or what it changes by. */
export interface PartAmounts {
  onHand: Decimal;
  available: Decimal;
}

export interface Share extends PartAmounts {
  part: number;
}

/**
 * How a change of a whole balance falls on its parts. What is taken comes from the parts that have
 * it, beginning with the first; what comes goes to the first. What nobody has, where that is
 * allowed, is owed by the first. The shares add up to the change.
 */
export function overParts(
  parts: readonly PartAmounts[],
  change: PartAmounts,
  { first }: { first: number },
): Share[] {
  const onHand = alongParts(
    parts.map((part) => part.onHand),
    change.onHand,
    first,
  );
  const available = alongParts(
    parts.map((part) => part.available),
    change.available,
    first,
  );
  return parts
    .map((_, part) => ({ part, onHand: onHand[part] ?? '0', available: available[part] ?? '0' }))
    .filter((share) => !isZero(share.onHand) || !isZero(share.available));
}

function alongParts(have: readonly Decimal[], change: Decimal, first: number): Decimal[] {
  const shares = have.map(() => '0');
  if (!lt(change, '0')) {
    shares[first] = change;
    return shares;
  }
  let open = neg(change);
  for (let step = 0; step < have.length && gt(open, '0'); step += 1) {
    const part = (first + step) % have.length;
    const taken = min(open, max('0', have[part] ?? '0'));
    shares[part] = neg(taken);
    open = sub(open, taken);
  }
  shares[first] = sub(shares[first] ?? '0', open);
  return shares;
}

/** The same amounts over so many parts, as evenly as the decimals allow: what each changes by. */
export function spreadOver(
  parts: readonly PartAmounts[],
  count: number,
  decimals: number,
): Share[] {
  const goals = (of: keyof PartAmounts): Decimal[] => {
    const whole = parts.reduce((sum, part) => add(sum, part[of]), '0');
    const each = div(whole, String(count), decimals, 'down');
    const others = Array.from({ length: count - 1 }, () => each);
    return [others.reduce(sub, whole), ...others];
  };
  const onHand = goals('onHand');
  const available = goals('available');
  return onHand.map((goal, part) => ({
    part,
    onHand: sub(goal, parts[part]?.onHand ?? '0'),
    available: sub(available[part] ?? '0', parts[part]?.available ?? '0'),
  }));
}
