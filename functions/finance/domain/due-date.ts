import {
  addDays,
  addMonths,
  compareDates,
  endOfMonth,
  startOfMonth,
} from '../../../shared/kernel/date.ts';

/** The events a term counts from; each is a date of its own and may still be to come. */
export type TermStart = 'order' | 'delivery' | 'sign' | 'invoice';

export type PaymentTerm =
  /** `days` after the event; 0 is cash on delivery (with 'sign': 货到付款). */
  | { readonly kind: 'net'; readonly days: number; readonly from: TermStart }
  /** `days` after the end of the month of the event (月结30). */
  | { readonly kind: 'endOfMonth'; readonly days: number; readonly from: TermStart }
  /** On a day of a following month; a month too short pays on its last day. */
  | {
      readonly kind: 'dayOfMonth';
      readonly months: number;
      readonly day: number;
      readonly from: TermStart;
    };

export type TermDates = Readonly<Partial<Record<TermStart, string>>>;

/** The due date, or null while the event it counts from has not happened. */
export const dueDate = (term: PaymentTerm, dates: TermDates): string | null => {
  const start = dates[term.from];
  if (start === undefined) return null;
  if (term.kind === 'net') return addDays(start, term.days);
  if (term.kind === 'endOfMonth') return addDays(endOfMonth(start), term.days);
  const first = addMonths(startOfMonth(start), term.months);
  const wanted = addDays(first, term.day - 1);
  const last = endOfMonth(first);
  return compareDates(wanted, last) < 0 ? wanted : last;
};
