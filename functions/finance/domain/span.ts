import { startOfMonth } from '../../../shared/kernel/date.ts';
import { datesReversed } from './finance-errors.ts';
import { fiscalPeriodOf } from './period.ts';

export interface AskedSpan {
  period?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** A period's days, or from one day to another; left out, the month up to today. */
export function spanOf({ period, from, to }: AskedSpan, today: string) {
  if (period !== undefined) {
    const whole = fiscalPeriodOf(`${period}-01`);
    return { from: whole.from, to: whole.to };
  }
  const last = to ?? (from !== undefined && from > today ? from : today);
  const first = from ?? startOfMonth(last);
  if (first > last) throw datesReversed({ from: first, to: last }, '/from');
  return { from: first, to: last };
}
