import { compareDates, diffDays } from '../../../shared/kernel/date.ts';
import type { Decimal } from '../../../shared/kernel/decimal.ts';
import { thousands } from '../../../shared/kernel/thousands.ts';

export interface Expected {
  neededOn?: string | undefined;
  promisedOn?: string | undefined;
  confirmedOn?: string | undefined;
  /** What of the open quantity the supplier has not confirmed. */
  unconfirmed?: Decimal | undefined;
}

export interface Urgency {
  status: 'red' | 'amber' | 'green';
  daysLate: number;
  why: { en: string; zh: string };
}

/**
 * How an expected line stands on a day: red when it is overdue, promised later than it is needed
 * or confirmed for less than is open, amber when nobody has said a day or it is due within `remind`
 * days.
 */
export function urgencyOf(line: Expected, today: string, remind: number): Urgency {
  const { neededOn } = line;
  const comes = line.confirmedOn ?? line.promisedOn;
  const day = comes ?? neededOn;
  if (day !== undefined && compareDates(day, today) < 0) {
    const daysLate = diffDays(neededOn === undefined ? day : earlier(day, neededOn), today);
    return { status: 'red', daysLate, why: { en: `Overdue since ${day}`, zh: `已逾期（${day}）` } };
  }
  if (comes !== undefined && neededOn !== undefined && compareDates(comes, neededOn) > 0) {
    const why = {
      en: `Needed on ${neededOn}, comes on ${comes}`,
      zh: `需求日${neededOn}，交期${comes}`,
    };
    return { status: 'red', daysLate: diffDays(neededOn, comes), why };
  }
  if (line.unconfirmed !== undefined) {
    const open = thousands(line.unconfirmed);
    const why = {
      en: `The supplier has not confirmed ${open}`,
      zh: `供应商未确认数量 ${open}`,
    };
    return { status: 'red', daysLate: 0, why };
  }
  if (comes === undefined) {
    const why = { en: 'The supplier has named no day', zh: '供应商未回复交期' };
    return { status: 'amber', daysLate: 0, why };
  }
  if (diffDays(today, comes) <= remind) {
    return {
      status: 'amber',
      daysLate: 0,
      why: { en: `Due on ${comes}`, zh: `即将到期（${comes}）` },
    };
  }
  return { status: 'green', daysLate: 0, why: { en: `Comes on ${comes}`, zh: `交期${comes}` } };
}

const earlier = (a: string, b: string): string => (compareDates(a, b) < 0 ? a : b);
