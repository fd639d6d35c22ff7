import type { reminderReasons } from '../../../shared/contracts/purchasing/supplier-reminder.ts';
import { type BusinessDate, diffDays } from '../../../shared/kernel/date.ts';

export interface ReminderRule {
  /** So many days before a line is due it is written for, once. */
  before: number;
  /** So many days after it was due, and then again every so many days. */
  after: number;
  repeat: number;
}

export interface Reason {
  reason: keyof typeof reminderReasons;
  dueOn?: BusinessDate | undefined;
  round?: number | undefined;
}

/** Why a supplier is written to today about a line that is due on a day; undefined if not. */
export function reasonOn(
  today: BusinessDate,
  dueOn: BusinessDate | undefined,
  { before, after, repeat }: ReminderRule,
): Reason | undefined {
  if (dueOn === undefined) return undefined;
  const late = diffDays(dueOn, today);
  if (late <= 0) return -late <= before ? { reason: 'dueSoon', dueOn } : undefined;
  if (late < after) return undefined;
  return { reason: 'overdue', dueOn, round: Math.floor((late - after) / repeat) + 1 };
}

/** Two reasons are the same if this is; a day that moved is another reason. */
export const reasonKey = (
  purchaseOrderId: string,
  lineNo: number,
  { reason, dueOn, round }: Reason,
): string => [purchaseOrderId, lineNo, reason, dueOn ?? '', round ?? ''].join('/');
