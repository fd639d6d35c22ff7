import { addMonths, endOfMonth, startOfMonth } from '../../../shared/kernel/date.ts';
import { earlierPeriodOpen, laterPeriodLocked, periodLocked } from './finance-errors.ts';

export interface FiscalPeriod {
  /** 'YYYY-MM', the calendar month. */
  readonly key: string;
  /** The fiscal year is named after the calendar year in which it ends. */
  readonly year: number;
  /** 1..12 within the fiscal year. */
  readonly number: number;
  readonly from: string;
  readonly to: string;
}

/** The period of a date; `startMonth` 1..12 begins the fiscal year. */
export const fiscalPeriodOf = (date: string, startMonth = 1): FiscalPeriod => {
  const month = Number(date.slice(5, 7));
  const calendarYear = Number(date.slice(0, 4));
  const from = startOfMonth(date);
  return {
    key: from.slice(0, 7),
    year: startMonth > 1 && month >= startMonth ? calendarYear + 1 : calendarYear,
    number: ((month - startMonth + 12) % 12) + 1,
    from,
    to: endOfMonth(date),
  };
};

/** Keys of the locked periods; every other one is open. */
export type LockedPeriods = ReadonlySet<string>;

/** M5. Throws 'finance.periodLocked'. */
export const assertPeriodOpen = (date: string, locked: LockedPeriods): void => {
  const { key } = fiscalPeriodOf(date);
  if (locked.has(key)) throw periodLocked({ period: key });
};

/** Where a document is posted: its own date, else refused or the first day of the next open one. */
export const postingDate = (
  date: string,
  locked: LockedPeriods,
  late: 'refuse' | 'nextOpen',
): string => {
  if (late === 'refuse') assertPeriodOpen(date, locked);
  let at = date;
  while (locked.has(fiscalPeriodOf(at).key)) at = addMonths(startOfMonth(at), 1);
  return at;
};

/** Periods are locked in order: all before this one that were used must be locked already. */
export const assertMayLock = (
  key: string,
  locked: LockedPeriods,
  used: readonly string[],
): void => {
  if (locked.has(key)) throw periodLocked({ period: key });
  const earlier = [...used].sort().find((other) => other < key && !locked.has(other));
  if (earlier !== undefined) throw earlierPeriodOpen({ period: earlier });
};

/** And reopened in the opposite order. */
export const assertMayReopen = (key: string, locked: LockedPeriods): void => {
  const later = [...locked].sort().findLast((other) => other > key);
  if (later !== undefined) throw laterPeriodLocked({ period: later });
};
