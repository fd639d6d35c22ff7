import {
  abs,
  type Decimal,
  div,
  isNegative,
  isZero,
  neg,
  sub,
} from '../../../../shared/kernel/decimal.ts';

export type Direction = 'up' | 'down' | 'same';

export interface Change {
  direction: Direction;
  /** A fraction of what it was, never negative, to a tenth of a percent; absent if that was 0. */
  share?: Decimal;
}

/** How an amount has moved, measured by what it was before. */
export function changeOf(value: Decimal, before: Decimal): Change {
  const difference = sub(value, before);
  if (isZero(difference)) return { direction: 'same' };
  const direction = isNegative(difference) ? 'down' : 'up';
  if (isZero(before)) return { direction };
  return { direction, share: abs(div(difference, abs(before), 3)) };
}

/** How a ratio has moved, in percentage points as a fraction: 0.31 after 0.28 is 0.03 up. */
export function pointsOf(value: Decimal | null, before: Decimal | null): Change | undefined {
  if (value === null || before === null) return undefined;
  const difference = sub(value, before);
  if (isZero(difference)) return { direction: 'same' };
  return isNegative(difference)
    ? { direction: 'down', share: neg(difference) }
    : { direction: 'up', share: difference };
}
