import {
  addDays,
  addMonths,
  type BusinessDate,
  diffDays,
  monthOf,
  weekday,
} from '../../../shared/kernel/date.ts';

/** A twelfth of the year of the story: from the day to a day before the next one's. */
export interface Span {
  from: BusinessDate;
  to: BusinessDate;
}

export const ROUNDS = 12;

/** Twelve months, the last of which ends on `until`. */
export function spansUntil(until: BusinessDate): Span[] {
  const first = addDays(addMonths(until, -12), 1);
  return Array.from({ length: ROUNDS }, (_, k) => ({
    from: addMonths(first, k),
    to: k === ROUNDS - 1 ? until : addDays(addMonths(first, k + 1), -1),
  }));
}

const fridayBefore = (day: BusinessDate): BusinessDate =>
  addDays(day, -Math.max(0, weekday(day) - 5));

/** So many days into the span, on a weekday of it; a weekend gives the Friday before. */
export function dayIn(span: Span, offset: number): BusinessDate {
  const beyond = Math.max(0, offset - diffDays(span.from, span.to));
  const day = addDays(span.from, offset - beyond);
  const friday = fridayBefore(day);
  return friday < span.from ? day : friday;
}

/** Every month has these days, and no weekend leads from them into the month before. */
const FIRST = 3;
const LAST = 28;
const MONTH = 30;

/**
 * About so many days into the span, on a weekday: of all spans together once in every calendar
 * month, so that no month sells half of what another does.
 */
export function monthlyIn({ from }: Span, offset: number): BusinessDate {
  const begun = Number(from.slice(-2));
  const counted = begun + offset;
  const wanted = counted <= MONTH ? Math.min(counted, LAST) : Math.max(counted - MONTH, FIRST);
  const first = addMonths(`${monthOf(from)}-01`, wanted < begun ? 1 : 0);
  return fridayBefore(addDays(first, wanted - 1));
}
