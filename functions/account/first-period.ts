import { addMonths, instantToDate, monthOf } from '../../shared/kernel/date.ts';
import { firstPeriodTooFar } from './errors.ts';

const MOST_MONTHS_AHEAD = 12;

/** Books begin in the past or in the months to come: nobody could work in those of a far future. */
export function assertFirstPeriod(
  { firstPeriod, timeZone }: { firstPeriod: string; timeZone?: string | undefined },
  nowMs: number,
): void {
  const today = instantToDate(nowMs, timeZone ?? 'UTC');
  const last = monthOf(addMonths(today, MOST_MONTHS_AHEAD));
  if (firstPeriod > last) throw firstPeriodTooFar({ first: '2000-01', last }, '/firstPeriod');
}
