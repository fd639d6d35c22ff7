import type { lateReasons } from '../../../shared/contracts/manufacturing/work-order.ts';
import { diffDays } from '../../../shared/kernel/date.ts';
import { type Decimal, div, gt, isZero, mul } from '../../../shared/kernel/decimal.ts';

export type LateReason = keyof typeof lateReasons;

interface Plan {
  state: string;
  dueOn: string;
  doneOn?: string;
  lateReason?: string;
  short: boolean;
}

/** Days after the due day, of an order that is not done by then; 0 if it is on time. */
export function lateDays({ state, dueOn, doneOn }: Plan, date: string): number {
  const ended = state === 'done' || state === 'closed';
  const until = ended ? (doneOn ?? dueOn) : date;
  return Math.max(0, diffDays(dueOn, until));
}

/** What somebody said; else material if a released order still misses some. */
export const reasonOf = ({ lateReason, state, short }: Plan): LateReason => {
  if (lateReason !== undefined) return lateReason as LateReason;
  return state === 'released' && short ? 'material' : 'other';
};

interface Progress {
  planned: Decimal;
  received: Decimal;
  worked: Decimal;
  operations: number;
}

/** The part of the pieces that is worked at all operations, or received where there are none. */
export function progressOf({ planned, received, worked, operations }: Progress): Decimal {
  const whole = operations === 0 ? planned : mul(planned, String(operations));
  if (isZero(whole)) return '0';
  const part = div(operations === 0 ? received : worked, whole, 4);
  return gt(part, '1') ? '1' : part;
}
