import {
  addDays,
  addMonths,
  type BusinessDate,
  diffDays,
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

/** So many days into the span, on a weekday of it; a weekend gives the Friday before. */
export function dayIn(span: Span, offset: number): BusinessDate {
  const beyond = Math.max(0, offset - diffDays(span.from, span.to));
  const day = addDays(span.from, offset - beyond);
  const back = Math.max(0, weekday(day) - 5);
  const friday = addDays(day, -back);
  return friday < span.from ? day : friday;
}
